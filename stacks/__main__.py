"""The app: every environment, every stack, in the order in which they are deployed."""

from __future__ import annotations

import os
import sys

from environments.naming import NamingError
from environments.settings import ENVIRONMENTS, Settings, SettingsError, load_all
from modules.bindings.cdk import App
from stacks.governance import Governance
from stacks.lakehouse import Lakehouse
from stacks.landing_zone import LandingZone
from stacks.streaming import Streaming

__all__ = ["main", "synthesize"]

# Which environments to synthesize, separated by commas; all of them unless set.
_CHOSEN = "LAKEFORM_ENVIRONMENTS"
# Where to; cdktf's command line sets it.
_OUT = "CDKTF_OUTDIR"


def synthesize(app: App, settings: Settings) -> None:
    """Declare the stacks of one environment; each takes what an earlier one put out."""
    landing_zone = LandingZone(app, settings=settings)
    governance = Governance(app, settings=settings, landing_zone=landing_zone.outputs)
    Streaming(app, settings=settings, landing_zone=landing_zone.outputs, governance=governance.outputs)
    Lakehouse(app, settings=settings, landing_zone=landing_zone.outputs, governance=governance.outputs)


def main() -> int:
    """Synthesize the chosen environments into cdktf.out, or say what is wrong with their settings."""
    chosen = tuple(filter(None, os.environ.get(_CHOSEN, "").split(","))) or ENVIRONMENTS
    try:
        every = load_all(chosen)
        app = App(outdir=os.environ.get(_OUT))
        for settings in every:
            synthesize(app, settings)
    except (SettingsError, NamingError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    app.synth()
    return 0


if __name__ == "__main__":
    sys.exit(main())
