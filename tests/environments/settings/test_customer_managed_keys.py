from __future__ import annotations

from typing import TYPE_CHECKING

from environments.settings import load
from tests.environments.settings.files import only_problem, set_field

if TYPE_CHECKING:
    from pathlib import Path


def test_customer_managed_keys_need_purge_protection(root: Path) -> None:
    set_field(root, "test", ("key_vault", "purge_protection"), value=False)
    problem = only_problem(root, "test")
    assert problem.field == "key_vault.customer_managed_keys"
    assert problem.message == (
        "a purged key is data lost for good; write purge_protection: true, or customer_managed_keys: null"
    )


def test_test_proves_the_encryption_that_prod_has(root: Path) -> None:
    prod, test = (load(environment, root).key_vault for environment in ("prod", "test"))
    assert prod.customer_managed_keys == test.customer_managed_keys is not None
    assert prod.sku == test.sku
