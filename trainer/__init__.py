"""A training simulator for customer-service newcomers in Chinese e-commerce."""

__version__ = "0.1.0"
