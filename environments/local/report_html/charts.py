"""The report's charts: figures in, SVG out. Colour never says anything that a label does not say too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from environments.local.report_html.markup import Markup, element, figure, svg, table, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from environments.local.report_html.model import BrokenRule, Flow, Kpi, Report, Seconds, Stage

__all__ = ["count", "duration_chart", "flow_chart", "freshness_chart", "quantity", "rules_chart"]

_WIDTH = 960.0
_NARROWEST = 640
_ROW = 30.0
_LABELS = 330.0
_MOST_RULES = 15
# An entity's band: the largest is so tall, and none so low that its two lines of text don't fit.
_TALLEST, _LOWEST, _BETWEEN = 90.0, 26.0, 30.0
_STAGES = {"Landed": 140.0, "Bronze": 330.0, "Silver": 520.0, "Gold": 710.0}
# A value beyond this share of its limit is drawn so long, and marked as longer.
_LONGEST_SHARE = 1.5


def count(rows: int) -> str:
    """A number of rows."""
    return f"{rows:,}"


def quantity(value: float, unit: str) -> str:
    """A value with its unit, to three figures or whole."""
    digits = 0 if abs(value) >= 100 or value == int(value) else 2  # noqa: PLR2004 - three figures
    return f"{value:,.{digits}f} {unit}".rstrip()


def flow_chart(report: Report) -> Markup:
    """Rows of each entity from landed files to bronze and silver, and what the marts were published with."""
    flows = [flow for flow in report.flows if flow.landed]
    scale = _TALLEST / max((flow.landed for flow in flows), default=1)
    shapes = [text(name, x=x, y=18, class_="axis") for name, x in _STAGES.items()]
    y = 40.0
    for flow in flows:
        height = max(flow.landed * scale, _LOWEST)
        shapes += _lane(flow, y, height)
        y += height + _BETWEEN
    for place, mart in enumerate(report.marts):
        top = 40.0 + place * 44
        shapes += [
            element("rect", x=_STAGES["Gold"], y=top, width=12, height=26, class_="gold"),
            text(mart.subject, x=_STAGES["Gold"] + 20, y=top + 10),
            text(
                f"{count(mart.accepted if mart.table_rows is None else mart.table_rows)} rows",
                x=_STAGES["Gold"] + 20,
                y=top + 25,
                class_="figure",
            ),
        ]
    bottom = max(y, 40.0 + len(report.marts) * 44)
    title = "Rows from landed files to bronze, silver and gold"
    return figure(
        "flow",
        "Flow of rows",
        "Rows of all runs that published, but for backfills and re-drives. What goes no further is in quarantine.",
        svg(*shapes, width=_WIDTH, height=bottom, title=title, narrowest=760),
        element("div", _flow_numbers(report.flows), _mart_numbers(report)),
    )


def _lane(flow: Flow, y: float, height: float) -> Iterator[Markup]:
    """An entity's way: a band that loses what each layer quarantines."""
    unit = height / flow.landed
    yield text(flow.subject, x=0, y=y + 14, class_="name")
    yield text(f"{count(flow.landed)} rows", x=0, y=y + 29, class_="figure")
    yield element("rect", x=_STAGES["Landed"], y=y, width=12, height=height, class_="landed")
    x = _STAGES["Landed"] + 12
    stages = {"Bronze": flow.bronze, "Silver": flow.silver}
    for name, stage in stages.items():
        if stage is not None:
            yield from _stage(stage, unit, x, _STAGES[name], y)
            x = _STAGES[name] + 12
    # On top of the bands.
    for name, stage in stages.items():
        if stage is not None:
            yield from _counts(stage, unit, _STAGES[name] + 16, y)


def _stage(stage: Stage, unit: float, left: float, right: float, y: float) -> Iterator[Markup]:
    accepted, quarantined = stage.accepted * unit, stage.quarantined * unit
    if quarantined:
        # Even one row in a million is to be seen.
        lost = max(quarantined, 2.0)
        top = y + accepted
        yield _band((left, top), (right, top + 6), lost, "lost")
        yield element("rect", x=right, y=top + 6, width=12, height=lost, class_="quarantined")
    yield _band((left, y), (right, y), accepted, "kept")
    yield element("rect", x=right, y=y, width=12, height=max(accepted, 1.0), class_="accepted")


def _counts(stage: Stage, unit: float, x: float, y: float) -> Iterator[Markup]:
    yield text(count(stage.accepted), x=x, y=y + 14, class_="on-band")
    if stage.quarantined:
        below = y + stage.accepted * unit + max(stage.quarantined * unit, 6)
        yield text(f"{count(stage.quarantined)} quarantined", x=x, y=below + 10, class_="bad")


def _band(begin: tuple[float, float], stop: tuple[float, float], height: float, class_: str) -> Markup:
    (left, top), (right, end) = begin, stop
    middle = (left + right) / 2
    path = (
        f"M{left:.1f},{top:.1f} C{middle:.1f},{top:.1f} {middle:.1f},{end:.1f} {right:.1f},{end:.1f} "
        f"V{end + height:.1f} C{middle:.1f},{end + height:.1f} {middle:.1f},{top + height:.1f} "
        f"{left:.1f},{top + height:.1f} Z"
    )
    return element("path", d=path, class_=class_)


def _flow_numbers(flows: Sequence[Flow]) -> Markup:
    columns = ("entity", "landed", "bronze", "quarantined", "into silver", "silver", "quarantined")
    rows = [(flow.subject, count(flow.landed), *_cells(flow.bronze), *_into(flow.silver)) for flow in flows]
    return table(columns, rows, caption="Rows by entity")


def _cells(stage: Stage | None) -> tuple[str, str]:
    return (count(stage.accepted), count(stage.quarantined)) if stage else ("no run", "no run")


def _into(stage: Stage | None) -> tuple[str, str, str]:
    return (count(stage.rows_in) if stage else "no run", *_cells(stage))


def _mart_numbers(report: Report) -> Markup:
    rows = [
        (mart.table_name, count(mart.rows_in), count(mart.written), _optional(mart.table_rows)) for mart in report.marts
    ]
    return table(("table", "rows read", "rows written", "rows in it"), rows, caption="Marts, each by its last run")


def _optional(rows: int | None) -> str:
    return "not counted" if rows is None else count(rows)


def rules_chart(broken: Sequence[BrokenRule]) -> Markup:
    """Rows by the rule that they broke, those that only warn last."""
    shown = broken[:_MOST_RULES]
    longest = max((entry.rows for entry in shown), default=1)
    shapes: list[Markup] = []
    for place, entry in enumerate(shown):
        y = place * 40.0
        width = max(entry.rows / longest * (_WIDTH - _LABELS - 120), 2.0)
        note = f"{count(entry.rows)} warned" if entry.warns else count(entry.rows)
        shapes += [
            text(entry.rule, x=0, y=y + 14, class_="name"),
            text(entry.table_name, x=0, y=y + 29, class_="figure"),
            element(
                "rect", x=_LABELS, y=y + 4, width=width, height=22, class_="warned" if entry.warns else "quarantined"
            ),
            text(note, x=_LABELS + width + 8, y=y + 20, class_="figure"),
        ]
    columns = ("rule", "table", "rows", "what becomes of them")
    rows = [
        (entry.rule, entry.table_name, count(entry.rows), "warned of" if entry.warns else "quarantined")
        for entry in broken
    ]
    more = f" The {_MOST_RULES} rules of the most rows are drawn." if len(broken) > _MOST_RULES else ""
    drawing = svg(*shapes, width=_WIDTH, height=len(shown) * 40.0, title="Rows by broken rule", narrowest=_NARROWEST)
    return figure(
        "rules",
        "Quarantine by rule",
        f"Rows that broke a rule; one that broke two counts in both.{more}",
        drawing if shown else element("p", "No row broke a rule.", class_="nothing"),
        table(columns, rows, caption="Rows by broken rule"),
    )


def freshness_chart(kpis: Sequence[Kpi]) -> Markup:
    """How old rows are when readers see them, each table against its limit."""
    shapes: list[Markup] = []
    width = _WIDTH - _LABELS - 220
    limit = _LABELS + width / _LONGEST_SHARE
    for place, kpi in enumerate(kpis):
        y = 24 + place * _ROW
        share = min(kpi.share_of_threshold, _LONGEST_SHARE)
        beyond = " »" if kpi.share_of_threshold > _LONGEST_SHARE else ""
        said = f"{quantity(kpi.value, kpi.unit)} of {quantity(kpi.threshold, kpi.unit)}"
        shapes += [
            text(kpi.subject, x=0, y=y + 16, class_="name"),
            element("rect", x=_LABELS, y=y + 4, width=width, height=18, class_="track"),
            element(
                "rect",
                x=_LABELS,
                y=y + 4,
                width=max(share / _LONGEST_SHARE * width, 2.0),
                height=18,
                class_="accepted" if kpi.met else "quarantined",
            ),
            text(
                f"{beyond} {said}{'' if kpi.met else ', late'}".strip(),
                x=_LABELS + width + 8,
                y=y + 18,
                class_="figure" if kpi.met else "bad",
            ),
        ]
    bottom = 30 + len(kpis) * _ROW
    shapes += [
        element("line", x1=limit, x2=limit, y1=20, y2=bottom, class_="limit"),
        text("limit", x=limit, y=14, class_="axis", anchor="middle"),
    ]
    rows = [
        (
            kpi.subject,
            quantity(kpi.value, kpi.unit),
            quantity(kpi.threshold, kpi.unit),
            "in time" if kpi.met else "late",
        )
        for kpi in kpis
    ]
    drawing = svg(
        *shapes, width=_WIDTH, height=bottom, title="Freshness of each table against its limit", narrowest=_NARROWEST
    )
    return figure(
        "freshness",
        "Freshness",
        "How old the newest rows of a run are when readers see them, in 95 of 100 runs; of streams: from Kafka to the "
        "table, for 95 of 100 events.",
        drawing if kpis else element("p", "Not observed yet: lakeform run lakehouse refresh", class_="nothing"),
        table(("table", "95th percentile", "limit", ""), rows, caption="Freshness by table"),
    )


def duration_chart(jobs: Sequence[Seconds]) -> Markup:
    """Wall seconds of each job's last runs, oldest left."""
    shapes: list[Markup] = []
    for place, job in enumerate(jobs):
        top = place * 84.0
        longest = max((seconds for _, _, seconds in job.runs), default=0.0) or 1.0
        shapes += [
            text(job.job, x=0, y=top + 40, class_="name"),
            text(f"last {quantity(job.runs[-1][2], 's')}", x=0, y=top + 56, class_="figure"),
            element("line", x1=150, x2=_WIDTH - 110, y1=top + 70, y2=top + 70, class_="base"),
            text(f"longest {quantity(longest, 's')}", x=_WIDTH - 100, y=top + 18, class_="figure"),
        ]
        for column, (run_id, ended, seconds) in enumerate(job.runs):
            height = max(seconds / longest * 60, 1.5)
            shapes.append(
                element(
                    "rect",
                    element("title", f"{run_id}, {ended:%Y-%m-%d %H:%M}: {quantity(seconds, 's')}"),
                    x=150 + column * 34.0,
                    y=top + 70 - height,
                    width=24,
                    height=height,
                    class_="accepted",
                )
            )
    rows = [
        (job.job, run_id, f"{ended:%Y-%m-%d %H:%M:%S}", quantity(seconds, "s"))
        for job in jobs
        for run_id, ended, seconds in reversed(job.runs)
    ]
    return figure(
        "durations",
        "Seconds of the last runs",
        "From the beginning of a run's first table to the end of its last; the scale is each job's own.",
        svg(
            *shapes,
            width=_WIDTH,
            height=len(jobs) * 84.0,
            title="Wall seconds of each job's runs",
            narrowest=_NARROWEST,
        ),
        table(("job", "run", "ended (UTC)", "seconds"), rows, caption="Seconds by run"),
    )
