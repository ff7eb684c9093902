"""What the bindings declare in a stack, kept in Python and handed to cdktf as one element.

cdktf runs in a process of its own, where every construct, attribute and name costs a question and an answer. Resources
need neither before synth: they are told all at once, when cdktf asks the stack's document for its Terraform. The rest
stays cdktf's: scopes, backends, assets, outputs and remote states between stacks, the manifest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from modules.bindings.cdk import IValidation, TerraformElement, implements
from modules.bindings.expression import resolved

if TYPE_CHECKING:
    from modules.bindings.cdk import Construct, TerraformStack
    from modules.bindings.resource import Element

__all__ = ["Document", "document_of"]

_CONSTRUCT_ID = "bindings"


def document_of(scope: Construct) -> Document:
    """The document of the stack that the scope is in.

    Raises:
        ValueError: it is in none.
    """
    stack = scope.stack
    if stack is None:
        raise ValueError("the app itself holds no resources: declare them in a stack, or in a construct inside one")
    if stack.document is None:
        stack.document = Document(stack)
    return stack.document


class Document(TerraformElement):
    """The providers, data sources and resources of one stack."""

    def __init__(self, stack: TerraformStack) -> None:
        super().__init__(stack, _CONSTRUCT_ID)
        self.stack = stack
        self._elements: dict[str, Element] = {}
        self._outputs: dict[str, str] = {}
        self._remote_states: set[str] = set()
        self._linked: dict[str, Any] = {}
        stack.node.add_validation(_ProvidersAreDeclared(self))

    def add(self, element: Element) -> None:
        """Declare an element.

        Raises:
            ValueError: the stack has another one at its path or address.
        """
        for taken in (element.construct_path, element.fqn):
            if taken in self._elements:
                raise ValueError(f"{taken} is taken by {self._elements[taken].construct_path}: choose another id")
        self._elements |= {element.construct_path: element, element.fqn: element}

    def providers_missing(self) -> set[str]:
        """The providers that resources and data sources need and nothing in the stack configures."""
        elements = self._elements.values()
        return {element.terraform_provider for element in elements} - {
            element.terraform_provider for element in elements if element.configures_provider
        }

    def link(self) -> None:
        """Let the stacks that this one refers to hand over what it needs of them."""
        document: dict[str, Any] = {}
        for element in dict.fromkeys(self._elements.values()):
            element.write_into(document)
        self._linked = resolved(document, self._resolve)

    def to_terraform(self) -> dict[str, Any]:
        """The document as it was linked; while cdktf prepares a stack, and looks for its own tokens, there is none."""
        return self._linked

    def to_hcl_terraform(self) -> dict[str, Any]:
        """Refuses: the bindings write Terraform's JSON alone."""
        raise NotImplementedError("the bindings write JSON: unset SYNTH_HCL_OUTPUT")

    def _resolve(self, stack_path: str, address: str) -> str:
        """What leads from this stack to an attribute: its address, or the output of the remote state that has it."""
        if stack_path == self.stack.construct_path:
            return address
        other = self.stack.app.stacks.get(stack_path)
        if other is None:
            raise LookupError(f"{self.stack.construct_path} refers to {address} of {stack_path}: no stack of this app")
        return f"data.terraform_remote_state.{self._remote_state(other)}.outputs.{document_of(other).output(address)}"

    def output(self, address: str) -> str:
        """The name of the output that hands an attribute to other stacks."""
        name = self.stack.logical_id(f"cross-stack-output-{address}")
        if name not in self._outputs:
            self._outputs[name] = address
            self.stack.register_outgoing_cross_stack_reference(address).override_logical_id(name)
        if self._outputs[name] != address:
            raise ValueError(f"{address} and {self._outputs[name]} would share the output {name}: choose another id")
        return name

    def _remote_state(self, other: TerraformStack) -> str:
        """The name under which this stack, deployed after the other, reads the other's state."""
        name = self.stack.logical_id(f"cross-stack-reference-input-{other.construct_path}")
        if name not in self._remote_states:
            self._remote_states.add(name)
            self.stack.add_dependency(other)
            self.stack.register_incoming_cross_stack_reference(other).override_logical_id(name)
        return name


@implements(IValidation)
class _ProvidersAreDeclared:
    """Tells before synth what Terraform would at init: a resource whose provider nothing configures."""

    def __init__(self, document: Document) -> None:
        self._document = document

    def validate(self) -> list[str]:
        """One message for each provider, as cdktf wants them."""
        stack = self._document.stack.construct_path
        return [
            f"{stack} has resources of the provider {name} and does not configure it: declare the provider, too"
            for name in sorted(self._document.providers_missing())
        ]
