"""Trains the judge's second voice from `corpus/train`: `make train`."""
