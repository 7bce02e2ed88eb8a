"""The JSON Schema of scenario and shared files: what an editor offers, explains and underlines."""

from trainer.scenario.schema.document import FILE, MODELINE, document, is_ours, text

__all__ = ["FILE", "MODELINE", "document", "is_ours", "text"]
