"""Widgets: each shows a value and posts a message."""
