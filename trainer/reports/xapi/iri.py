"""IRIs of what statements are about. Each lies below a base, percent-encoded: plain ASCII.

The base that nobody chose ends in .invalid, a domain that RFC 2606 keeps free for ever: a valid
IRI for the strictest reader, readable in an LMS, never somebody else's and never a live link.
"""

import re
from urllib.parse import quote, urlsplit

from trainer.errors import TrainerError

DEFAULT_BASE = "https://complaint-trainer.invalid/xapi"
ADL_ACTIVITY = "http://adlnet.gov/expapi/activities"
ADL_VERB = "http://adlnet.gov/expapi/verbs"
CATEGORY = "http://id.tincanapi.com/activitytype/category"

_BASE = re.compile(r"https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[A-Za-z0-9._~-]+)*")


def checked_base(typed: str) -> str:
    """Return the base without a slash at its end; TrainerError where it cannot be one."""
    base = typed.strip().rstrip("/")
    if not _BASE.fullmatch(base) or not urlsplit(base).hostname:
        raise TrainerError(
            "--base 后面写公司自己的网址，只用英文字母、数字、点和横线，"
            "例如 https://peixun.example.com/xapi。"
        )
    return base


def iri(base: str, kind: str, *names: str) -> str:
    """Return the IRI of something: its kind, then its names, each of which may hold slashes."""
    return "/".join((base, kind, *(quote(name, safe="/", errors="replace") for name in names)))
