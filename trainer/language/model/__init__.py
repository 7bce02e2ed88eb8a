"""The trained voice: what it reads, how it counts, and its weights."""
