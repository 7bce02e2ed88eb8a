"""A report on the screen: an app of its own that only shows; nothing is kept or changed."""
