"""An editor as yaml-language-server sees one: opens a text, asks for words, reads what is said."""

import json
import queue
import subprocess
import threading
from pathlib import Path
from typing import Any

PATIENCE_S = 60


class Editor:
    """Speaks the Language Server Protocol with a server on its stdin and stdout."""

    def __init__(self, command: list[str], folder: Path) -> None:
        self.server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.heard: queue.Queue[dict[str, Any]] = queue.Queue()
        self.listener = threading.Thread(target=self._listen, daemon=True)
        self.listener.start()
        self.number = 0
        self.ask(
            "initialize",
            {
                "processId": None,
                "rootUri": folder.as_uri(),
                "locale": "zh-cn",
                "capabilities": {
                    "workspace": {"configuration": True},
                    "textDocument": {"completion": {"completionItem": {"snippetSupport": True}}},
                },
            },
        )
        self._say({"method": "initialized", "params": {}})

    def open(self, file: Path, text: str) -> list[dict[str, Any]]:
        """Open a text under a file's name and return the diagnostics."""
        document = {"uri": file.as_uri(), "languageId": "yaml", "version": 1, "text": text}
        self._say({"method": "textDocument/didOpen", "params": {"textDocument": document}})
        while True:
            said = self._next()
            ours = said.get("method") == "textDocument/publishDiagnostics"
            if ours and said["params"]["uri"] == document["uri"]:
                return list(said["params"]["diagnostics"])

    def completion(self, file: Path, line: int, column: int) -> list[dict[str, Any]]:
        """Return what is offered at a place (0-based)."""
        found = self.ask("textDocument/completion", _place(file, line, column))
        return list(found["items"] if isinstance(found, dict) else found or [])

    def hover(self, file: Path, line: int, column: int) -> str:
        """Return what is told about a place (0-based)."""
        found = self.ask("textDocument/hover", _place(file, line, column))
        return str(found["contents"]["value"]) if found else ""

    def ask(self, method: str, params: dict[str, Any]) -> Any:
        """Return the server's answer to a request."""
        self.number += 1
        self._say({"id": self.number, "method": method, "params": params})
        while True:
            said = self._next()
            if said.get("id") == self.number and "method" not in said:
                assert "error" not in said, said["error"]
                return said.get("result")

    def close(self) -> None:
        """End the server."""
        self.server.kill()
        self.server.wait()
        self.listener.join()
        for stream in (self.server.stdin, self.server.stdout):
            assert stream is not None
            stream.close()

    def _next(self) -> dict[str, Any]:
        said = self.heard.get(timeout=PATIENCE_S)
        if said.get("method") == "workspace/configuration":
            yaml = {"schemaStore": {"enable": False}, "hover": True, "completion": True}
            wanted = [
                yaml if item.get("section") == "yaml" else None for item in said["params"]["items"]
            ]
            self._say({"id": said["id"], "result": wanted})
        elif "method" in said and "id" in said:
            self._say({"id": said["id"], "result": None})
        return said

    def _say(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self.server.stdin is not None
        self.server.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.server.stdin.flush()

    def _listen(self) -> None:
        stream = self.server.stdout
        assert stream is not None
        while True:
            length = 0
            while (line := stream.readline().strip()) != b"":
                name, _, value = line.partition(b":")
                if name.lower() == b"content-length":
                    length = int(value)
            if not length:
                return
            self.heard.put(json.loads(stream.read(length)))


def _place(file: Path, line: int, column: int) -> dict[str, Any]:
    position = {"line": line, "character": column}
    return {"textDocument": {"uri": file.as_uri()}, "position": position}
