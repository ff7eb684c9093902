"""An external location is one place in the lake, apart from the others, and used as Unity Catalog says.

Why: of two locations that overlap, the wider one's grants reach into the narrower one's files; with `fallback`, who has
no grant reads with the cluster's own rights; unisolated, every workspace of the metastore does.

Remedy: one abfss URL each, none beneath another; isolation_mode ISOLATION_MODE_ISOLATED; leave `fallback`,
`skip_validation`, `force_destroy` and `force_update` out; put an external volume beneath a location.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from policies.scan.rules._switches import is_on
from policies.scan.rules._values import referred

if TYPE_CHECKING:
    from collections.abc import Iterator

    from policies.scan.model import Environment, Resource

_LOCATION = "databricks_external_location"
TYPES = (_LOCATION, "databricks_volume")

_FORCED = ("fallback", "skip_validation", "force_destroy", "force_update")


def judge(resource: Resource, environment: Environment) -> Iterator[str]:
    """Compare with the environment's other locations; a volume with them all."""
    locations = environment.of(_LOCATION)
    if resource.type == "databricks_volume":
        yield from _volume(resource, environment)
        return
    url = _place(resource, "url")
    if not url.startswith("abfss://"):
        yield f"url is {url}; abfss://, which is encrypted on its way"
    for other in locations:
        if other is not resource and (_is_beneath(url, _place(other, "url")) or _is_beneath(_place(other, "url"), url)):
            yield f"overlaps with {other.address}"
    credential = referred(resource, "credential_name")
    if credential is None or credential.type != "databricks_storage_credential":
        yield "credential_name leads to no storage credential that the stacks declare"
    for name in _FORCED:
        if is_on(resource, name):
            yield f"{name} is on"
    if (mode := resource.value("isolation_mode")) != "ISOLATION_MODE_ISOLATED":
        yield f"isolation_mode is {mode or 'unset'}: every workspace of the metastore reaches it"


def _volume(volume: Resource, environment: Environment) -> Iterator[str]:
    if volume.value("volume_type") != "EXTERNAL":
        return
    place = _place(volume, "storage_location")
    if not any(_is_beneath(place, _place(location, "url")) for location in environment.of(_LOCATION)):
        yield f"storage_location {place} is beneath no external location"
    for catalog in environment.of("databricks_catalog"):
        if catalog.body.get("storage_root") and _is_beneath(place, _place(catalog, "storage_root")):
            yield f"storage_location {place} is beneath the managed storage of {catalog.address}"


def _place(resource: Resource, path: str) -> str:
    return str(resource.value(path)).rstrip("/") + "/"


def _is_beneath(inner: str, outer: str) -> bool:
    return inner.casefold().startswith(outer.casefold())
