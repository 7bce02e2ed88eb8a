"""What the user can put right: the one exception that reaches the command line."""

import errno

REASONS: dict[int, str] = {
    errno.EACCES: "没有权限",
    errno.EPERM: "不允许",
    errno.ENOENT: "这个位置不存在",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EISDIR: "这是一个文件夹",
    errno.EEXIST: "有同名的文件",
    errno.ENOSPC: "磁盘已满",
    errno.EROFS: "磁盘是只读的",
    errno.ENAMETOOLONG: "名字太长",
    errno.EIO: "磁盘读写出错",
    errno.EFBIG: "文件太大",
    errno.ELOOP: "链接绕成了圈",
}


class TrainerError(Exception):
    """A mistake or a circumstance that the user can mend.

    `str(error)` is one clear Chinese sentence with place and remedy;
    `code` is the exit code of the command that it ends.
    """

    def __init__(self, message: str, *, code: int = 2) -> None:
        super().__init__(message)
        self.code = code


def system_reason(error: OSError) -> str:
    """Return why the system refuses a file, in a few Chinese words."""
    return REASONS.get(error.errno or 0) or error.strerror or type(error).__name__
