"""What the user can put right: the one exception that reaches the command line."""


class TrainerError(Exception):
    """A mistake or a circumstance that the user can mend.

    `str(error)` is one clear Chinese sentence with place and remedy;
    `code` is the exit code of the command that it ends.
    """

    def __init__(self, message: str, *, code: int = 2) -> None:
        super().__init__(message)
        self.code = code
