"""A provider's jsii assembly: its type system as JSON, and the JavaScript beside it."""

from __future__ import annotations

import hashlib
import io
import json
import subprocess
import sys
import tarfile
import zipfile
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from modules.bindings.generate.types import ProviderTypes

__all__ = ["Assembly", "fetch_wheel", "wheel_path"]


class Assembly:
    """What the generator reads of a provider.

    Args:
        types: the assembly's `types`, by fully qualified name.
        scripts: the JavaScript sources, by path inside the package (`lib/job/index.js`).
    """

    def __init__(self, types: Mapping[str, Any], scripts: Mapping[str, str]) -> None:
        self.types = types
        self._scripts = scripts

    @classmethod
    def from_wheel(cls, wheel: Path) -> Assembly:
        """Read the assembly that a Python wheel of a jsii package carries."""
        with zipfile.ZipFile(wheel) as archive:
            (packed,) = (name for name in archive.namelist() if "/_jsii/" in name and name.endswith(".tgz"))
            package = archive.read(packed)
        scripts: dict[str, str] = {}
        types: dict[str, Any] = {}
        with tarfile.open(fileobj=io.BytesIO(package)) as tar:
            for member in tar:
                if member.name == "package/.jsii" and (file := tar.extractfile(member)):
                    types = json.load(file)["types"]
                elif member.name.endswith(".js") and (file := tar.extractfile(member)):
                    scripts[member.name.removeprefix("package/")] = file.read().decode()
        return cls(types, scripts)

    def script(self, fqn: str) -> str:
        """The JavaScript source in which the type `fqn` is implemented."""
        source: str = self.types[fqn]["symbolId"].partition(":")[0]
        return self._scripts[source.replace("src/", "lib/", 1) + ".js"]

    @cached_property
    def constructs(self) -> Mapping[tuple[str, str], str]:
        """Fully qualified names of constructs, by cdktn base class and documentation link's last part."""
        found = {}
        for fqn, declared in self.types.items():
            base = declared.get("base", "")
            if base in {"cdktn.TerraformResource", "cdktn.TerraformDataSource", "cdktn.TerraformProvider"}:
                terraform_type = declared["docs"]["summary"].rpartition(" ")[2].rstrip(".}")
                found[base.removeprefix("cdktn.Terraform"), terraform_type] = fqn
        return found


def wheel_path(provider: ProviderTypes, cache: Path) -> Path:
    """Where in `cache` the provider's wheel lies, once it is downloaded."""
    name, _, version = provider.wheel.partition("==")
    return cache / f"{name.replace('-', '_')}-{version}-py3-none-any.whl"


def fetch_wheel(provider: ProviderTypes, cache: Path) -> Path:
    """Give the provider's wheel, downloaded into `cache` unless it is there.

    Raises:
        SystemExit: the download failed, or the file is not the pinned one.
    """
    wheel = wheel_path(provider, cache)
    if not wheel.exists():
        sys.stderr.write(f"downloading {provider.wheel} ...\n")
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check"]
        command += ["--no-deps", "--only-binary=:all:", "--dest", str(cache), provider.wheel]
        if subprocess.run(command, check=False).returncode:
            raise SystemExit(f"{provider.wheel}: pip could not download it; see its message above")
    if (digest := hashlib.sha256(wheel.read_bytes()).hexdigest()) != provider.sha256:
        raise SystemExit(
            f"{wheel}: sha256 is {digest}, types.toml pins {provider.sha256}; delete the file or fix the pin"
        )
    return wheel
