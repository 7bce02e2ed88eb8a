"""A scenario beside its file: what an author writes, and at once what a trainee makes of it."""
