"""An LMS's xAPI door: its address, the login, and one request at a time."""

import base64
import email.utils
import json
import re
import socket
import ssl
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.client import HTTPException
from typing import IO, Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, ProxyHandler, Request, build_opener

from trainer.errors import TrainerError
from trainer.reports.xapi.statement import Statement, line_of

XAPI_VERSION = "1.0.3"
TIMEOUT_S = 30.0
_LARGEST_ANSWER = 1024 * 1024  # bytes
_AT_HOME = frozenset({"localhost", "127.0.0.1", "::1"})
_DOOR = "/statements"


class UnreachableError(Exception):
    """The request may not have arrived; `str(error)` is the reason in Chinese.

    `passing` says that trying again may help.
    """

    def __init__(self, reason: str, *, passing: bool = True) -> None:
        super().__init__(reason)
        self.passing = passing


@dataclass(frozen=True, slots=True)
class Answer:
    """What the LMS said; `retry_after_s` is None where it names no time."""

    status: int
    text: str
    retry_after_s: float | None = None

    def json(self) -> Any:
        """Return what the text holds, None where it is no JSON."""
        try:
            return json.loads(self.text)
        except (ValueError, RecursionError):
            return None


@dataclass(frozen=True, slots=True)
class Lms:
    """Where statements go: the address of /statements, and user and password, empty for none."""

    url: str
    user: str = ""
    password: str = field(default="", repr=False)
    timeout_s: float = TIMEOUT_S

    def post(self, statements: Sequence[Statement]) -> Answer:
        """Send statements in one request. UnreachableError where no answer came."""
        body = f"[{','.join(map(line_of, statements))}]".encode()
        return self._ask(Request(self.url, body, {"Content-Type": "application/json"}))

    def find(self, id: str) -> Answer:
        """Ask for the statement of an id. UnreachableError where no answer came."""
        return self._ask(Request(f"{self.url}?{urlencode({'statementId': id})}"))

    def without_login(self, text: str) -> str:
        """Return what an LMS said without the password, which some say again."""
        for secret in (self.password, self._login):
            text = text.replace(secret, "***") if secret else text
        return text

    @property
    def _login(self) -> str:
        """User and password as they are sent, empty where the LMS wants none."""
        if not (self.user or self.password):
            return ""
        return base64.b64encode(f"{self.user}:{self.password}".encode()).decode()

    def _ask(self, request: Request) -> Answer:
        request.add_header("X-Experience-API-Version", XAPI_VERSION)
        request.add_header("Accept", "application/json")
        if login := self._login:
            # Unredirected: no other address ever gets it.
            request.add_unredirected_header("Authorization", f"Basic {login}")
        try:
            return self._opened(request)
        except (OSError, HTTPException, UnicodeError) as error:
            raise _unreachable(error) from error

    def _opened(self, request: Request) -> Answer:
        try:
            with _opener(self.url).open(request, timeout=self.timeout_s) as answer:
                return _answer(answer.status, answer)
        except HTTPError as error:
            with error:
                return _answer(error.code, error)


def statements_url(typed: str, *, insecure: bool = False) -> str:
    """Return the address of /statements below an endpoint; TrainerError where it is no good one.

    Without `insecure`, http:// is for this machine alone.
    """
    url = typed.strip().rstrip("/").removesuffix(_DOOR)
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname, parts.port
    except ValueError:
        host, parts = None, urlsplit("")
    if not host or parts.scheme not in ("http", "https") or not re.fullmatch(r"[!-~]+", url):
        raise TrainerError(
            "--to 后面写 LMS 的 xAPI 地址，以 https:// 开头，例如 https://lms.example.com/xAPI。"
        )
    if parts.username is not None or parts.password is not None:
        raise TrainerError(
            "不要把用户名和密码写在地址里：用 --user，密码放在 TRAINER_LMS_PASSWORD。"
        )
    if parts.query or parts.fragment:
        raise TrainerError("--to 的地址里不要有 ? 和 #，只写到 /statements 前面为止。")
    if parts.scheme == "http" and host not in _AT_HOME and not insecure:
        raise TrainerError(
            "这个地址以 http:// 开头，密码和成绩会不加密地走在网上。请用 https://；"
            "确实只在内网里用，就加 --insecure。"
        )
    return url + _DOOR


class _StayHere(HTTPRedirectHandler):
    """Follows nothing: a redirected POST would arrive empty, somewhere else."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: Any, newurl: str
    ) -> None:
        """Give up, so that the answer comes back as it is."""


def _opener(url: str) -> OpenerDirector:
    if urlsplit(url).hostname in _AT_HOME:
        return build_opener(_StayHere, ProxyHandler({}))
    return build_opener(_StayHere)


def _answer(status: int, stream: Any) -> Answer:
    text = stream.read(_LARGEST_ANSWER).decode("utf-8", "replace")
    return Answer(status, text, _seconds(stream.headers.get("Retry-After", "")))


def _seconds(told: str) -> float | None:
    """Return what Retry-After says, in seconds or as a date; None where it says nothing."""
    if re.fullmatch(r"\s*[0-9]{1,9}\s*", told):
        return float(told)
    try:
        moment = email.utils.parsedate_to_datetime(told)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())


def _unreachable(error: Exception) -> UnreachableError:
    reason = error.reason if isinstance(error, URLError) else error
    match reason:
        case ssl.SSLCertVerificationError():
            return UnreachableError("它的安全证书不可信，请管 LMS 的人检查证书", passing=False)
        case TimeoutError():
            return UnreachableError("等了很久没有回音")
        case ConnectionRefusedError():
            return UnreachableError("对方没有开着，或端口不对")
        case socket.gaierror() | UnicodeError():
            return UnreachableError("找不到这个网址，请检查网络和地址")
        case _:
            return UnreachableError("连接断了")
