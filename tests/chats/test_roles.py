"""Who is who is told by the names first, by the words said else."""

import pytest

from trainer.chats.roles import speakers
from trainer.chats.said import Role, Said

ANGRY, POLITE = "你们怎么还不退款", "您好，马上帮您查"


@pytest.mark.parametrize(
    ("names", "roles", "sure"),
    [
        pytest.param(("tb123456", "客服小林"), (Role.CUSTOMER, Role.AGENT), True, id="by name"),
        pytest.param(("糖糖", "某店:小林"), (Role.CUSTOMER, Role.AGENT), True, id="the other one"),
        pytest.param(("糖糖", "阿强"), (Role.CUSTOMER, Role.AGENT), False, id="by words alone"),
    ],
)
def test_roles_are_guessed(names: tuple[str, str], roles: tuple[Role, Role], sure: bool) -> None:
    found = speakers((Said(names[0], ANGRY), Said(names[1], POLITE)), {})
    assert tuple(one.role for one in found) == roles
    assert all(one.sure for one in found) is sure


def test_what_is_told_wins() -> None:
    found = speakers((Said("客服小林", POLITE),), {"客服小林": Role.CUSTOMER})
    assert found[0].role is Role.CUSTOMER
