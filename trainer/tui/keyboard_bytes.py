"""What a terminal sends, decoded so that no byte can end the program.

A terminal is asked for UTF-8, but a paste from an old program or a terminal set to GBK sends
other bytes. They are read as GB 18030 where that fits, and shown as � where nothing does.
"""


class TolerantDecoder:
    """Bytes in, text out; the beginning of a character waits for its rest."""

    def __init__(self) -> None:
        self._waiting = b""

    def decode(self, data: bytes, *, final: bool = False) -> str:
        """Return the text of what has come so far; never raise."""
        data = self._waiting + data
        self._waiting = b""
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError as error:
            if _cut_short(error) and not final:
                self._waiting = data[error.start :]
                return data[: error.start].decode("utf-8")
        try:
            return data.decode("gb18030")
        except UnicodeDecodeError:
            return data.decode("utf-8", errors="replace")


def _cut_short(error: UnicodeDecodeError) -> bool:
    """Say whether the data merely ends in the middle of a character."""
    data = bytes(error.object)
    return error.end == len(data) and error.reason == "unexpected end of data"
