"""The bytes of a chat log as text: UTF-8, GBK, or the Unicode of an old Notepad."""

from trainer.errors import TrainerError

LARGEST = 2 * 1024 * 1024  # bytes
_TOO_LARGE = "聊天记录超过 2 MB，一段聊天不会这么大。请只留下要做成场景的那一段。"


def text_of(data: bytes) -> str:
    """Return the text; TrainerError where the bytes are none, or far too many for one chat."""
    if len(data) > LARGEST:
        raise TrainerError(_TOO_LARGE)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig", "gb18030"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise TrainerError("这个文件不是文字。请把聊天内容复制到记事本里，存成 .txt 再试。")
