"""The grammar of temporal expressions in English news: patterns and their readings.

Where several patterns match at one place the longest wins, then the first of these tables.
"""

from reader.engine.timex import amounts, clock, days, named, periods, quarters
from reader.engine.timex.grammar import Grammar

DAYS = (
    ("iso:ISO", days.iso),
    ("slashed:SLASHED", days.slashed),
    ("[month:MONTHS day:DAYS] (TO|DASH|AND) MONTHS? DAYS COMMA? year:YEAR", days.month_day),
    (
        "{part} ({near}? WEEKDAYS_ COMMA? THE?)? month:MONTHS THE? day:DAYS (COMMA? year:YEAR|year:SHORT_YEAR|OF? {which})?",
        days.month_day,
    ),
    (
        "{part} ({near}? WEEKDAYS_ COMMA?)? day:DAYS OF? month:MONTHS (COMMA? year:YEAR|year:SHORT_YEAR|OF? {which})?",
        days.month_day,
    ),
    (
        "[day:DAY] (TO|DASH|AND) DAY OF? month:MONTHS (COMMA? year:YEAR|OF? {which})?",
        days.month_day,
    ),
    ("(THE day:ORDINAL) OF month:MONTHS (COMMA? year:YEAR)?", days.month_day),
    ("mode:LAST month:MONTHS day:DAYS", days.month_day),
    ("MONTHS DAYS (COMMA DAYS)? (COMMA? AND|TO|DASH) [day:DAYS (COMMA? YEAR)?]", days.further_day),
    ("THE UNIT OF month:MONTHS day:DAYS (COMMA? year:YEAR)?", days.week_of),
    (
        "{part} (mode:LAST|THIS? mode:NEXT|THIS? mode:COMING|mode:THIS|THE mode:PREVIOUS|THE mode:FOLLOWING|the:THE)? weekday:WEEKDAY",
        days.weekday,
    ),
    ("weekday:MAYBE_WEEKDAY COMMA? (AT|DAY MERIDIEM|CLOCK)", days.weekday),
    ("{part} day:DAYNAME", days.today),
    ("THE UNIT before:BEFORE day:DAYNAME", days.today),
    ("THE UNIT after:AFTER day:DAYNAME", days.today),
    ("(mode:LAST|mode:NEXT|mode:THIS)? holiday:HOLIDAY (COMMA? year:YEAR)?", days.holiday),
)

PERIODS = (
    ("{part} month:MONTHS (OF|COMMA)? year:YEAR", named.month_of_year),
    ("{part} month:MONTHS year:SHORT_YEAR", named.month_of_year),
    ("{part} month:MONTHS OF? (which:LAST|which:THIS|which:NEXT) UNIT", named.month_of_year),
    (
        "{part} (mode:LAST|THIS? mode:PAST|mode:NEXT|mode:COMING|mode:THIS)? month:MONTHS",
        named.month,
    ),
    ("{part} (THE UNIT)? year:YEAR", named.year),
    ("FISCAL UNIT? year:YEAR", named.year),
    ("year:FISCAL_YEAR", named.year),
    ("first:YEAR DASH [last:DAY]", named.short_year),
    ("(THE? ANY_PART DASH?|THE? ANY_PART OF)? THE? decade:DECADE", named.decade),
    ("(THE|THE? ANY_PART (OF THE?|DASH)?) decade:SHORT_DECADE", named.decade),
    ("{part} THE? which:ORDINAL DASH? CENTURY", named.century),
    (
        "{part} (mode:LAST|THIS? mode:PAST|mode:NEXT|mode:COMING|mode:THIS|THE mode:PREVIOUS|THE mode:FOLLOWING|THE)? season:SEASON",
        named.season,
    ),
    ("{part} THE? season:SEASON (OF|COMMA)? year:YEAR", named.season),
    ("season:SEASON OF? (which:LAST|which:THIS|which:NEXT) UNIT", named.season),
    (
        "THE? FISCAL? DASH? ordinal:ORDINAL DASH? unit:QUARTER (OF? FISCAL? UNIT? year:YEAR)?",
        quarters.quarter,
    ),
    (
        "THE? year:YEAR POSSESSIVE? FISCAL? ordinal:ORDINAL DASH? unit:QUARTER",
        quarters.quarter,
    ),
    (
        "(which:LAST|which:THIS|which:NEXT) UNIT POSSESSIVE FISCAL? ordinal:ORDINAL DASH? unit:QUARTER",
        quarters.quarter,
    ),
    (
        "THE? ordinal:ORDINAL DASH? unit:QUARTER OF? (which:LAST|which:THIS|which:NEXT) UNIT",
        quarters.quarter,
    ),
    ("ordinal:QUARTERED OF? (year:YEAR|year:FISCAL_YEAR)?", quarters.quarter),
    (
        "THE? ordinal:ORDINAL unit:HALF OF (THE UNIT|year:YEAR|(which:LAST|which:THIS|which:NEXT) UNIT)",
        quarters.quarter,
    ),
    ("THE LAST unit:HALF OF year:YEAR", quarters.quarter),
    ("THE (latest:LATEST|FULL)? unit:QUARTER", quarters.current_quarter),
    ("[THE? unit:QUARTER] ENDED month:MONTHS", quarters.quarter_ended),
    ("THE latest:LATEST period:PERIOD", quarters.current_quarter),
    (
        "(THE|A)? UNIT DASH (ago:AGO|ago:EARLIER) (ORDINAL? QUARTER|PERIOD)?",
        quarters.current_quarter,
    ),
    ("THE QUARTER A UNIT (ago:AGO|ago:EARLIER)", quarters.current_quarter),
    ("THE year:YEAR (QUARTER|period:PERIOD)", quarters.current_quarter),
    (
        "{part} the:THE? (mode:LAST|mode:NEXT|mode:THIS|mode:CURRENT|mode:COMING|mode:PREVIOUS|mode:FOLLOWING) FISCAL? unit:ONE_UNIT",
        periods.period,
    ),
    ("{part} (THAT mode:SAME|THE mode:SAME|mode:THAT) unit:ONE_UNIT", periods.period),
    (
        "{part} (mode:LAST|THIS? mode:PAST|mode:NEXT|mode:THIS|THIS mode:COMING|THE) WEEKEND",
        periods.weekend,
    ),
    ("{part} THE (FULL|LATEST)? FISCAL? unit:UNIT", periods.whole),
    ("THE unit:UNIT (side:BEFORE|side:AFTER)", periods.beside),
    ("unit:UNIT (DASH|POSSESSIVE)? END", periods.year_end),
)

AGO = (
    ("{about} ({number}|A) unit:ANY_UNIT (AND SO)? direction:AGO", periods.ago),
    ("{about} number:SMALL AND A half:HALF unit:ANY_UNIT direction:AGO", periods.ago),
    ("{about} halfonly:HALF A unit:ANY_UNIT direction:AGO", periods.ago),
    ("{about} (A|number:SMALL) unit:ANY_UNIT AND A half:HALF direction:AGO", periods.ago),
    ("{about} ({number}|A) unit:ANY_UNIT (direction:EARLIER|direction:LATER)", periods.ago),
    ("{about} ({number}|A) unit:ANY_UNIT FROM direction:NOW", periods.ago),
    ("{about} ({number}|A) unit:ANY_UNIT direction:HENCE", periods.ago),
    ("{about} A number:NUMBER unit:UNITS direction:AGO", periods.ago),
    ("UNITS side:AGO", amounts.vague_date),
)

AMOUNTS = (
    ("{about} {number} DASH? (MORE|ADDITIONAL|TRADING)? DASH? unit:ANY_UNIT", amounts.duration),
    ("{about} {number} DASH unit:ANY_UNIT DASH? old:OLD", amounts.duration),
    (
        "THE FEW? (AT LEAST THE)? (LAST|PAST|NEXT|COMING|PREVIOUS|FOLLOWING|ORDINAL|LATEST)? {number} TRADING? unit:UNITS",
        amounts.duration,
    ),
    ("(THE|THIS)? (PAST|LAST|NEXT) {number} unit:UNITS", amounts.duration),
    ("{about} (A|number:SMALL) unit:UNIT AND A half:HALF", amounts.duration),
    (
        "{about} number:SMALL DASH? AND DASH? A DASH? half:HALF DASH? unit:ANY_UNIT",
        amounts.duration,
    ),
    ("{about} A? halfonly:HALF (DASH|A) unit:ONE_UNIT", amounts.duration),
    ("{about} A number:NUMBER unit:UNITS", amounts.duration),
    ("{about} number:SMALL (TO|DASH) SMALL DASH? unit:ANY_UNIT", amounts.duration),
    ("(ABOUT|OVER|MORE THAN|LESS THAN|AT LEAST)? A (FULL|ADDITIONAL)? unit:ONE_UNIT", amounts.one),
    ("{about} (A|number:SMALL) QUARTER DASH? unit:CENTURY", amounts.quarter_century),
    ("unit:UNITS", amounts.vague),
    ("{number} DASH unit:ANY_UNIT DASH LONG", amounts.duration),
    ("unit:UNITS DASH LONG", amounts.unit_long),
    ("A unit:ONE_UNIT DASH LONG", amounts.duration),
    ("(THE? (side:RECENT|side:COMING)|side:PAST) unit:UNITS", amounts.vague_date),
    ("(THE|THIS)? (LAST|PAST|NEXT|COMING) A? few:FEW OF? unit:UNITS", amounts.duration),
    ("THE? PAST unit:ONE_UNIT", amounts.duration),
    ("THE side:PAST", amounts.vague_date),
)

SETS = (
    ("unit:RATE", amounts.rate),
    ("(EVERY|PER) (number:SMALL|number:OTHER|number:ORDINAL)? unit:ANY_UNIT", amounts.rate),
    ("EVERY (OTHER|ORDINAL)? weekday:WEEKDAY part:DAYPART?", amounts.every_weekday),
    ("(EVERY|THE? (PAST|LAST|NEXT|COMING)) NUMBERS season:SEASONS", amounts.every_season),
    ("weekday:WEEKDAYS", amounts.every_weekday),
    ("weekday:WEEKDAY part:DAYPARTS", amounts.every_weekday),
    ("EVERY month:MONTHS day:DAYS?", amounts.every_month),
    ("EVERY season:SEASON", amounts.every_season),
    ("(EVERY part:DAYPART|EVERY WEEKEND|WEEKENDS)", amounts.every_part),
)

TIMES = (
    (
        "ABOUT? (time:CLOCK|time:SMALL|time:NUMBER) meridiem:MERIDIEM (ZONE|LOCAL TIME|REGION TIME?)?",
        clock.clock,
    ),
    ("ABOUT? (time:CLOCK|time:CLOCK4|time:YEAR) zone:ZONE", clock.clock),
    ("time:CLOCK", clock.clock),
    ("time:SMALL OCLOCK (IN THE part:DAYPART)?", clock.clock),
    ("(time:SMALL|time:CLOCK) IN THE part:DAYPART", clock.clock),
    ("noon:NOON", clock.noon),
    (
        "(mode:THIS|mode:LAST|THAT? mode:SAME|mode:THAT|THE mode:NEXT|THE mode:FOLLOWING|the:THE)? part:DAYPART",
        clock.part_of_day,
    ),
    ("ANY_PART (mode:THIS|the:THE)? part:DAYPART", clock.part_of_day),
    ("(THE? ANY_PART DASH?) part:DAYPART", clock.part_of_day),
    ("ANY_PART? part:TONIGHT", clock.part_of_day),
)

PHRASES = (("phrase:PHRASE", amounts.phrase),)

GRAMMAR = Grammar((*DAYS, *PERIODS, *AGO, *AMOUNTS, *SETS, *TIMES, *PHRASES))
