"""Floor 4, real chats: a log -> who said what -> disguised -> the draft of a scenario."""

from trainer.chats.cover import Covered, Entry, Wishes, covered
from trainer.chats.importing import Imported, imported
from trainer.chats.roles import Speaker, speakers
from trainer.chats.said import Role, Said
from trainer.chats.written import chat_of

__all__ = [
    "Covered",
    "Entry",
    "Imported",
    "Role",
    "Said",
    "Speaker",
    "Wishes",
    "chat_of",
    "covered",
    "imported",
    "speakers",
]
