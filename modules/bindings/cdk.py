"""The one place where the project meets CDK for Terraform: to change to a fork of it, change this import.

Scopes know where they stand: to ask cdktf, which runs in a process of its own, costs as much as making a scope.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import cdktf
import constructs
from cdktf import AssetType, AzurermBackend, LocalBackend, TerraformAsset, TerraformElement, Token
from constructs import IValidation, Node
from jsii import implements

if TYPE_CHECKING:
    from modules.bindings.document import Document

__all__ = [
    "App",
    "AssetType",
    "AzurermBackend",
    "Construct",
    "IValidation",
    "LocalBackend",
    "TerraformAsset",
    "TerraformElement",
    "TerraformStack",
    "Token",
    "implements",
]


_NOT_IN_AN_ADDRESS = re.compile(r"[^0-9A-Za-z_-]+")


class Construct(constructs.Construct):
    """A scope of constructs.

    Attributes:
        construct_path: its path in the app.
        app: the app.
        stack: the stack that it is in; the app is in none.
    """

    construct_path: str
    app: App
    stack: TerraformStack | None

    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)
        self.construct_path = scope.path_of_child(construct_id)
        self.app, self.stack = scope.app, scope.stack

    def path_of_child(self, construct_id: str) -> str:
        """The path of a child of that id, as `constructs` has it."""
        return "/".join(filter(None, (self.construct_path, construct_id.replace("/", "--"))))


class App(cdktf.App, Construct):
    """The root; `stacks` are those made in it, by their paths."""

    def __init__(self, *, outdir: str | None = None) -> None:
        cdktf.App.__init__(self, outdir=outdir)
        self.construct_path = ""
        self.app, self.stack = self, None
        self.stacks: dict[str, TerraformStack] = {}


class TerraformStack(cdktf.TerraformStack, Construct):
    """A unit of deployment; `document` is what the bindings declare in it, once they do."""

    document: Document | None = None

    def __init__(self, scope: Construct, construct_id: str) -> None:
        cdktf.TerraformStack.__init__(self, scope, construct_id)
        self.construct_path = scope.path_of_child(construct_id)
        self.app, self.stack = scope.app, self
        self.app.stacks[self.construct_path] = self

    def logical_id(self, construct_path: str) -> str:
        """The name in an address: the path in the stack, without cdktf's hash, for people type it into commands."""
        return _NOT_IN_AN_ADDRESS.sub("_", construct_path.removeprefix(f"{self.construct_path}/"))

    def prepare_stack(self) -> None:
        """Find the references to other stacks; cdktf calls it for every stack before it writes any."""
        cdktf.TerraformStack.prepare_stack(self)
        if self.document:
            self.document.link()

    def _allocate_logical_id(self, tf_element: TerraformElement | Node) -> str:
        # What cdktf itself adds is named as resources are.
        return self.logical_id((tf_element if isinstance(tf_element, Node) else tf_element.node).path)
