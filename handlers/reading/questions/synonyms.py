"""What offices call things that plans spell out. Each line is one thing; a plan file's own `words` come on top."""

COMMON: tuple[tuple[str, ...], ...] = (
    ("vawg", "violence against women and girls"),
    ("asb", "anti-social behaviour"),
    ("da", "domestic abuse", "domestic violence"),
    ("cse", "csa", "child abuse", "child sexual abuse", "child sexual exploitation", "abuse of children"),
    ("drugs", "drug misuse", "drug abuse", "substance misuse", "substance abuse"),
    ("rj", "restorative justice"),
    ("cjs", "criminal justice system"),
    ("specials", "special constables"),
    ("pcsos", "community support officers"),
    ("vfm", "value for money"),
    ("mh", "mental health", "mental ill health"),
    ("shoplifting", "shop crime", "retail crime", "shop theft"),
    ("pcc", "police and crime commissioner"),
    ("cyp", "children and young people"),
    ("idva", "independent domestic violence adviser"),
    ("isva", "independent sexual violence adviser"),
    ("rasso", "rape and serious sexual offences"),
    ("csp", "community safety partnership"),
    ("lcjb", "local criminal justice board"),
    ("rtc", "road collisions"),
)
