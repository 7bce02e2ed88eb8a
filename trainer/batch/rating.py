"""评价: what a customer's rating is called in exports, and which of the three it is."""

UNKNOWN = "?"  # a rating that nobody said the meaning of
NO_RATING = "不算"
# What stands there -> the rating; empty where nobody rated. Figures are left to the author of the
# export: 1 is the best mark in one and the worst in another.
KNOWN_RATINGS: dict[str, str] = {
    **dict.fromkeys(
        ("满意", "非常满意", "很满意", "比较满意", "好评", "good", "satisfied", "verysatisfied"),
        "满意",
    ),
    **dict.fromkeys(("一般", "中评", "neutral", "ok"), "一般"),
    **dict.fromkeys(
        ("失望", "不满意", "非常不满意", "很不满意", "差评", "bad", "dissatisfied", "unsatisfied"),
        "失望",
    ),
    **dict.fromkeys(
        ("", "无", "-", "--", "/", "null", "none", "未评价", "没有评价", "未评", "未参评"),
        "",
    ),
}  # fmt: skip


def rating_key(value: str) -> str:
    """Return a rating as it is looked up: small letters, without blanks."""
    return "".join(value.lower().split())
