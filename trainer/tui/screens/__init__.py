"""One module for each screen: it owns what it shows, and says what was chosen."""
