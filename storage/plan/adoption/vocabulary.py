"""The field's words for a plan's columns, as tables of actions head them in councils, forces, commissioners'
offices and the exports of planning tools. The first of a field's words is the likeliest to be meant where two
columns claim it."""

from collections.abc import Mapping

WORDS: Mapping[str, tuple[str, ...]] = {
    "ref": (
        "ref", "reference", "ref no", "reference no", "reference number", "action ref", "action reference",
        "action no", "action number", "action id", "objective ref", "commitment ref", "project ref", "plan ref",
        "deliverable ref", "task no", "task ref", "item no", "issue key", "wbs", "no", "nr", "number", "num",
        "serial", "code", "id", "uid", "key", "#", "numero",
    ),
    "title": (
        "commitment", "commitments", "deliverable", "deliverables", "key deliverable", "key deliverables",
        "action", "actions", "key action", "key actions", "agreed action", "planned action", "action required",
        "action to be taken", "actions required", "proposed action", "action title", "action description",
        "what we will do", "what will we do", "what we are going to do", "what will be done", "we will",
        "the pcc will", "the commissioner will", "pledge", "pledges", "promise", "project", "projects",
        "project name", "project title", "task name", "task", "tasks", "milestone", "milestones",
        "key milestone", "key milestones", "activity", "activities", "key activity", "key activities",
        "initiative", "initiatives", "intervention", "interventions", "measure and action", "recommendation",
        "recommendations", "card name", "issue summary", "name", "item", "title", "summary", "what", "output",
        "outputs", "objective", "objectives", "specific objective", "sub objective", "step", "description",
        "detail", "details", "requirement", "requirements", "aim", "goal", "strategy", "strategies", "work item",
    ),
    "priority": (
        "priority", "police and crime plan priority", "plan priority", "strategic priority", "key priority",
        "corporate priority", "priority area", "pillar", "theme", "strategic theme", "key theme", "ambition",
        "strategic objective", "strategic objectives", "corporate objective", "strategic aim", "strategic goal",
        "corporate plan objective", "plan objective", "outcome area", "strategic outcome", "programme",
        "focus area",
        "key result area", "bucket name", "bucket", "list name", "section column", "epic", "section", "chapter",
        "goal area", "commitment area", "community outcome",
    ),
    "area": (
        "area", "portfolio", "portfolio area", "sub theme", "subtheme", "sub priority", "workstream",
        "work stream",
        "strand", "category", "service area", "focus", "group", "topic", "heading", "subject",
    ),
    "lead": (
        "lead officer", "lead", "leads", "action lead", "delivery lead", "opcc lead", "project lead", "lead role",
        "lead person", "operational lead", "owner", "action owner", "task owner", "project owner",
        "responsible officer", "officer responsible", "responsible person", "person responsible",
        "persons responsible", "responsible lead", "responsibility", "responsible", "responsible manager",
        "project manager", "manager", "lead manager", "officer", "lead officers", "lead department",
        "lead directorate", "lead directorates", "directorate", "lead service", "lead agency",
        "lead organisation", "lead team", "department", "responsible department", "division", "service",
        "service unit", "team", "who", "by whom", "who will do it", "assigned to", "assignee", "resource names",
        "allocated to", "named lead", "contact officer",
    ),
    "sro": (
        "sro", "senior responsible officer", "senior responsible owner", "senior owner", "senior lead", "sponsor",
        "executive sponsor", "project sponsor", "executive lead", "exec lead", "chief officer lead",
        "chief officer",
        "chief officer sponsor", "smt lead", "slt lead", "smt sponsor", "strategic lead", "strategic director",
        "director", "lead director", "corporate director", "accountable director", "accountable executive",
        "accountable", "accountable officer", "head of service", "responsible director", "executive director",
        "overarching sro", "approver",
    ),
    "councillor": (
        "portfolio holder", "cabinet member", "cabinet portfolio holder", "cabinet lead", "lead councillor",
        "executive member", "lead cabinet member", "member lead", "elected member", "member champion",
        "portfolio lead", "lead member",
    ),
    "deputy": (
        "deputy", "co lead", "co leads", "joint lead", "supporting officer", "support officer", "second lead",
        "secondary lead", "deputy lead", "supported by", "support lead",
    ),
    "force_lead": ("force lead", "police lead", "constabulary lead", "force owner", "police owner"),
    "due": (
        "due", "due date", "target date", "target completion date", "target completion", "completion date",
        "target end date", "planned end date", "planned completion date", "planned completion", "planned end",
        "end date", "end", "finish", "finish date", "planned finish", "deadline", "timescale", "timescales",
        "time scale", "timeframe", "time frame", "timeline", "timeline end", "timing", "by when", "when",
        "delivery date", "delivery by", "date for completion", "date due", "date of completion", "completion",
        "complete by", "to be completed by", "completed by date", "forecast end", "forecast end date",
        "forecast completion", "forecast finish", "forecast", "forecast date", "estimated completion",
        "expected completion", "expected completion date", "expected date", "anticipated completion",
        "milestone date", "implementation date", "review date", "target", "date",
    ),
    "later_due": (
        "revised date", "revised due date", "revised target date", "revised end date", "revised completion date",
        "revised deadline", "revised timescale", "revised", "new target date", "new date", "current end date",
        "current target date", "extended to",
    ),
    "first_due": (
        "original date", "original due date", "original target date", "original deadline", "original end date",
        "original timescale", "baseline end", "baseline end date", "baseline finish", "baseline date", "baseline",
        "baseline due date",
    ),
    "start": (
        "start", "start date", "planned start", "planned start date", "timeline start", "from", "commence",
        "commencement", "commencement date", "begin", "begins", "start by", "actual start", "date started",
        "baseline start",
    ),
    "completed_on": (
        "completed on", "date completed", "completed date", "completed at", "actual end", "actual end date",
        "actual completion date", "actual completion", "actual finish", "date closed", "closed date", "closed",
        "date achieved", "completed",
    ),
    "rating": (
        "rag", "r a g", "b r a g", "brag", "rag rating", "rag status", "brag status", "brag rating", "rating",
        "current rag", "current rag status", "rag risk status", "risk status", "overall rag", "delivery rag",
        "traffic light", "traffic lights", "status rag", "delivery confidence", "confidence", "health",
        "schedule health", "on track", "performance status", "progress rating", "progress status",
        "delivery status", "action status", "task status", "project status", "status", "current position rag",
        "state", "stage", "colour",
    ),
    "earlier_rating": (
        "previous rag", "previous rag status", "previous rating", "previous status", "last rag", "last rating",
        "last quarter", "last quarter rag", "previous quarter", "prior rag", "rag last quarter",
        "rag previous quarter",
    ),
    "percent": (
        "percent complete", "complete percent", "percent", "percentage complete", "percentage", "percent done",
        "progress percent", "percent completed", "completion percent", "complete",
    ),
    "progress": (
        "progress", "update", "updates", "progress update", "progress updates", "progress to date",
        "progress this quarter", "quarterly update", "latest update", "latest position", "current position",
        "current status", "status update", "status report", "position statement", "progress report",
        "progress made", "progress comments", "progress commentary", "commentary", "comments", "comment", "notes",
        "officer comments", "narrative", "achievements", "what has been done", "work undertaken",
        "activity to date", "outturn", "results", "actions taken", "delivery update", "quarter update",
        "position", "remarks", "latest comment",
    ),
    "next_steps": (
        "next steps", "next step", "next actions", "next quarter", "planned next quarter",
        "plans for next quarter",
        "activity next quarter", "forward look", "further action", "further actions", "work planned",
        "future actions", "outstanding actions", "what next", "actions next period",
    ),
    "steps": ("steps", "key steps", "sub tasks", "subtasks", "checklist items", "checklist", "milestones and dates"),
    "board": (
        "board", "governance", "governance board", "reporting to", "reports to", "oversight board", "committee",
        "oversight", "monitored by", "forum", "governance route",
    ),
    "depends_on": ("depends on", "dependency", "dependencies", "dependent on", "predecessors",
        "interdependencies"),
    "responsible_body": ("responsible body", "body", "organisation"),
    "email": (
        "email", "e mail", "email address", "e mail address", "assignee email", "contact email", "lead email",
        "owner email",
    ),
    "quarter": ("quarter", "period", "reporting period", "reporting quarter", "financial quarter"),
    "role": ("role", "post", "job title", "post title", "post holder"),
    "duties": ("duties", "duty"),
    "agreed_on": ("agreed on", "date agreed"),
    "parent": ("parent task", "parent", "parent item", "parent id"),
    "level": ("outline level", "level", "indent level"),
    "urgency": ("urgency", "importance", "priority level", "priority rating", "priority status", "moscow"),
    "no_place": (
        "links", "link", "links to other actions", "links to other plans", "link to plan", "evidence", "cost",
        "costs", "budget", "funding", "resources", "resource", "resource implications", "financial implications",
        "risk", "risks", "issues", "risk rating", "risk score", "outcome measure", "success measure",
        "success criteria",
        "measure of success", "measures", "measure", "kpi", "kpis", "performance indicator",
        "performance indicators", "performance measure", "how we will know", "how will we measure success",
        "how we will measure success", "outcome", "outcomes", "intended outcome", "expected outcome", "benefit",
        "benefits", "impact", "duration", "tags", "labels", "completed by", "created by", "created at", "created",
        "created date", "last modified", "late", "is recurring", "followers", "creation log", "subitems",
        "item id", "auto generated", "task id", "row id", "partners", "key partners", "partner agencies",
        "supporting partners", "stakeholders", "direction of travel", "dot", "trend", "direction",
        "days late", "type", "issue type", "source", "origin", "ward", "location", "equality impact",
        "completed checklist items", "members", "reporter", "resolution", "start to finish", "work", "effort",
        "file", "files", "attachments", "projects", "why", "rationale", "reason", "why is this important",
        "baseline value",
    ),
}  # fmt: skip
"""A heading's words, in small letters without punctuation ("%" is "percent") → what the column holds."""

NESTED = ("subitems", "sub items", "subtasks", "sub tasks", "steps")
"""What the first cell of a heading row says whose rows are parts of the row above it."""

PEOPLE = ("lead", "sro", "councillor", "deputy", "force_lead")
"""The columns that name roles."""
