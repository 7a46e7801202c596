"""A quarter's figures as a chief finance officer would send them; all but the net budget are made up."""

HEADINGS = "section,heading,annual budget,budget to date,actual to date,forecast outturn,variance,note"
FIGURES = """\
force,Police officer pay and allowances,76480,18980,18742,76120,-360,The intake joins a month late
force,Police officer overtime,2310,640,812,2690,380,"A busy summer, and help lent to another force in June"
force,Police staff pay (with community support officers),42150,10540,10391,41830,-320,Posts stand empty
force,Police pensions (injury and ill health),2640,660,671,2660,20,
force,Other employee costs,1420,330,298,1420,0,
force,Premises,7930,2480,2512,8010,80,Rates fall in April
force,Transport,3860,960,905,3810,-50,
force,Supplies and services,14760,4120,4288,15010,250,Licences cost more this year
force,Third party payments,6450,1610,1604,6450,0,
force,Capital financing and contribution to capital,4190,0,0,4190,0,Booked at the year's end
force,"Fees, charges and other income",-9870,-2310,-2405,-10120,-250,More officers on secondment
force,Specific grants,-8120,-1450,-1450,-8120,0,
force,Total force,144200,36560,36368,143950,-250,
opcc,Commissioner and deputy,175,44,38,165,-10,
opcc,Office staff pay,1060,265,251,1035,-25,
opcc,Premises and transport,48,12,6,40,-8,
opcc,Supplies and services,142,36,41,150,8,
opcc,"Audit, custody visiting and panels",95,20,19,95,0,
opcc,Total opcc,1520,377,355,1485,-35,
commissioning,Victims' services,1595,399,402,1595,0,
commissioning,Reducing reoffending,385,96,90,385,0,
commissioning,Community safety and partnership grants,940,470,468,940,0,
commissioning,Safeguarding boards and youth offending teams,750,375,375,750,0,
commissioning,Community fund for projects against anti-social behaviour,50,0,0,50,0,
commissioning,Independent stalking advocacy caseworker,45,11,11,45,0,
commissioning,Match funding for national bids,80,0,0,80,0,
commissioning,Victims' services grant (Ministry of Justice),-1210,-302,-302,-1210,0,
commissioning,Total commissioning,2635,1049,1044,2635,0,
capital,Estates,5900,980,412,4700,-1200,One site moves to next year
capital,Information technology,3100,620,588,3100,0,
capital,Vehicles,1600,300,95,1350,-250,Deliveries are late
capital,Equipment,800,150,142,800,0,
capital,Total capital,11400,2050,1237,9950,-1450,
reserves,General balance,4600,4600,4600,4885,285,Takes the forecast underspend
reserves,Workforce and uplift reserve,1500,2150,2150,1500,0,
reserves,Insurance reserve,1020,1020,1020,1020,0,
reserves,Capital and technology reserve,1900,3400,3400,3350,1450,Keeps the capital that slips
reserves,Total reserves,9020,11170,11170,10755,1735,
"""
SOUND = f"# Thousands of pounds\n{HEADINGS}\n{FIGURES}"


def changed(*changes: tuple[str, str]) -> bytes:
    """The file with each of these rows, known by its beginning, as it is given."""
    lines = SOUND.splitlines()
    for start, row in changes:
        at = next(number for number, line in enumerate(lines) if line.startswith(start))
        lines[at] = row
    return "\n".join(lines).encode()


FORCE_TOTAL = "force,Total force,144200,36560,36638,143950,-250,"
GRANT = "commissioning,Victims' services grant (Ministry of Justice),1210,302,302,1210,0,"
VEHICLES = "capital,Vehicles,1600,300,95,1350,250,Deliveries are late"
WRONG = changed(
    ("force,Total", FORCE_TOTAL), ("commissioning,Victims' services g", GRANT), ("capital,V", VEHICLES)
)
"""With a sum, a sign and a variance that are wrong."""
