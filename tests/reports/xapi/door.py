"""A small strict LRS on this machine: stores by id, refuses what differs, fails when told to."""

import base64
import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

LOGIN = ("trainer", "秘密:1")


@dataclass
class Said:
    """An answer that the door gives before it does its work again."""

    status: int
    body: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    stores: bool = False  # it takes the statements although it does not say so
    hangs_up: bool = False


@dataclass
class Door:
    """What the LRS has (`kept` by id), what came in (`posts`), what it is to say next."""

    url: str = ""
    kept: dict[str, Any] = field(default_factory=dict)
    posts: list[list[str]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    next: list[Said] = field(default_factory=list)
    refuses: set[str] = field(default_factory=set)
    login: tuple[str, str] | None = None
    gate: threading.Event | None = None
    lock: threading.Lock = field(default_factory=threading.Lock)

    def take(self, statements: list[dict[str, Any]]) -> Said:
        ids = [one["id"] for one in statements]
        if len(set(ids)) < len(ids) or self.refuses & set(ids):
            return Said(400, "坏的\x1b[31m记录")
        if any(self.kept.get(one["id"], one) != one for one in statements):
            return Said(409, "differs")
        if all(id in self.kept for id in ids):
            return Said(204)
        self.kept.update({one["id"]: one for one in statements})
        return Said(200, json.dumps(ids))


@contextmanager
def open_door() -> Iterator[Door]:
    """Give a door that is open on a free port of this machine."""
    door = Door()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            statements = json.loads(body)
            with door.lock:
                door.paths.append(self.path)
                door.posts.append([one["id"] for one in statements])
                said = door.next.pop(0) if door.next else self._checked(statements)
                if said.stores:
                    door.take(statements)
            if door.gate is not None:
                door.gate.wait(20)
            self._say(said)

        def do_GET(self) -> None:
            found = door.kept.get(parse_qs(urlsplit(self.path).query)["statementId"][0])
            self._say(Said(200, json.dumps(found)) if found else Said(404))

        def _checked(self, statements: list[dict[str, Any]]) -> Said:
            if self.headers["X-Experience-API-Version"] != "1.0.3":
                return Said(400, "version")
            user, password = door.login or ("", "")
            wanted = base64.b64encode(f"{user}:{password}".encode()).decode()
            if door.login and self.headers["Authorization"] != f"Basic {wanted}":
                return Said(401)
            return door.take(statements)

        def _say(self, said: Said) -> None:
            if said.hangs_up:
                self.close_connection = True
                return
            data = said.body.encode()
            self.send_response(said.status)
            for name, value in said.headers.items():
                self.send_header(name, value)
            if said.status != 204:
                self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            if said.status != 204:
                self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    door.url = f"http://127.0.0.1:{server.server_port}/xAPI/statements"
    try:
        yield door
    finally:
        if door.gate is not None:
            door.gate.set()
        server.shutdown()
        server.server_close()
        thread.join()
