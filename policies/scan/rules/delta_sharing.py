"""Data is shared outside with an end date, and with known addresses alone.

Why: a recipient's token reads the share from anywhere for a year by default; who finds it needs nothing else.

Remedy: delta_sharing_scope INTERNAL, or a recipient token's life of 90 days at most; `ip_access_list` of each recipient
with a token.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policies.scan.rules._switches import is_on

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policies.scan.model import Environment, Resource

TYPES = ("databricks_metastore", "databricks_recipient")

_LONGEST_SECONDS = 90 * 24 * 3600
_EVERYWHERE = {"0.0.0.0/0", "::/0"}


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """Judge a metastore's rule for all recipients, or one recipient."""
    if resource.type == "databricks_metastore":
        seconds = resource.value("delta_sharing_recipient_token_lifetime_in_seconds") or 0
        outside = resource.value("delta_sharing_scope") == "INTERNAL_AND_EXTERNAL"
        if outside and not 0 < seconds <= _LONGEST_SECONDS:
            yield f"delta_sharing_recipient_token_lifetime_in_seconds is {seconds}; 1 to {_LONGEST_SECONDS} (90 days)"
        if is_on(resource, "external_access_enabled"):
            yield "external_access_enabled lets engines that know no masks or row filters read the tables"
        return
    # Between metastores no token is given out.
    if (resource.value("authentication_type") or "TOKEN") == "TOKEN":
        addresses = resource.value("ip_access_list.allowed_ip_addresses") or ()
        if not addresses or _EVERYWHERE.intersection(addresses):
            yield "reads from anywhere: ip_access_list names no addresses, or all of them"
