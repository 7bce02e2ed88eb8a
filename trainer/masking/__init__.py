"""What is personal in a text: starred out character by character (`mask`, `mask_key`).

`find.found` finds more of it and `disguise.Disguise` writes invented data in its place; they load
lists of names, so whoever needs them imports them there.
"""

from trainer.masking.stars import mask, mask_key

__all__ = ["mask", "mask_key"]
