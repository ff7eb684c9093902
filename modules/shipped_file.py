"""A text that a stack ships beside its code: a file of a volume, under its own sha256.

The address of the upload stays, its path is the content's, so that a job reads what was deployed with it.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from modules.bindings.block import Lifecycle
from modules.bindings.cdk import AssetType, Construct, TerraformAsset
from modules.bindings.databricks.file import File

if TYPE_CHECKING:
    from collections.abc import Sequence

    from modules.bindings.resource import Element

__all__ = ["ShippedFile"]


class ShippedFile(Construct):
    """A file in a volume. `path`: where it lies, under `/Volumes`."""

    path: str

    def __init__(
        self,
        scope: Construct,
        construct_id: str,
        *,
        name: str,
        text: str,
        volume: str,
        depends_on: Sequence[Element] = (),
    ) -> None:
        super().__init__(scope, construct_id)
        content = text.encode()
        sha256 = hashlib.sha256(content).hexdigest()
        # Beside the synthesized stacks: the asset copies it from there under a relative path.
        source = Path(self.app.outdir) / "files" / sha256 / name
        source.parent.mkdir(parents=True, exist_ok=True)
        source.write_bytes(content)
        asset = TerraformAsset(self, "asset", path=str(source), type=AssetType.FILE, asset_hash=sha256)
        self.path = File(
            self,
            "file",
            source=asset.path,
            path=f"{volume}/{sha256}/{name}",
            lifecycle=Lifecycle(create_before_destroy=True),
            depends_on=list(depends_on) or None,
        ).path
