"""Words that promise what no study can keep (R38): the list, with its reasons.

It is that of FDA warning letters and of the FTC's Health Products Compliance Guidance (2022).
"""

from editorial.rules.phrases import Phrase, expression

PROMISES = (
    Phrase(
        expression(r"\b(?:cure[sd]?|curing)\b"),
        "promises that the trouble is gone for good",
        "Say what changed, in how many people and for how long",
        fails="PRP cures back pain.",
        passes="There is no cure for a worn disc.",
    ),
    Phrase(
        expression(
            r"""\b(?:repair|regenerat|rebuild|rebuilt|regrow|regrew|restor|renew|re-?grow)(?:e|s|es|ed|ing)?\s+
                (?:[\w-]+\s+){0,3}?(?:tissues?|discs?|cartilage|joints?)\b
              | \b(?:tissues?|discs?|cartilage|joints?)\s+(?:is|are|gets?|was|were)\s+(?:\w+\s+)?
                (?:repaired|regenerated|rebuilt|regrown|restored|renewed)\b"""
        ),
        "says that tissue grows back",
        'Say what was seen and in whom, such as "in the lab, disc cells grew faster"',
        fails="PRP regenerates worn discs.",
        passes="In the lab, PRP repairs disc tissue.",
        unless=expression(
            r"""\b(?:may|might|could|hop(?:e|es|ed|ing)|theory|said\s+to|thought\s+to|tr(?:y|ies)|aims?|claims?
                 |lab|laboratory|animals?|rats?|mice|rabbits?|dish(?:es)?|body|surgeons?|surgery|operation)\b"""
        ),
    ),
    Phrase(
        expression(
            r"\bsafe(?:ly)?,?\s+(?:and|&|yet|but)\s+(?:\w+ly\s+)?effective(?:ly)?\b|\beffective\s+(?:and|&|yet|but)\s+safe\b"
        ),
        "is a verdict on a whole treatment",
        "Give the benefit and the harms apart, each with its numbers",
        fails="These injections are safe and effective.",
        passes="Nobody has shown them to be safe and effective.",
    ),
    Phrase(
        # An infection may well be proven, by a test.
        expression(
            r"""(?:\bclinically[\s-]|\bscientifically[\s-]|(?<![\w-]))proven\b
                (?!(?:\s+or\s+\w+)?\s+(?:\w+\s+)?(?:infections?|fractures?|cancers?|disease)\b)"""
        ),
        "promises more than any study can",
        "Say what was found, in how many people",
        fails="PRP is a proven treatment.",
        passes="This has not been proven.",
    ),
    Phrase(
        expression(
            r"""\bFDA[\s‑–-]+approved\b | \bapproved\s+by\s+the\s+(?:US\s+|U\.S\.\s+)?(?:FDA|Food\s+and\s+Drug)
              | \bFDA\s+(?:has\s+)?approved\b | \b(?:has|have|had|with|won|got|received)\s+FDA\s+approval\b"""
        ),
        "is rarely true of a product for the use at hand",
        'Name the product and the use that were approved, or write "not approved for"',
        fails="Our stem cells are FDA-approved.",
        passes="No donor product is FDA-approved for back pain.",
        unless=expression(r"\bnot\s+(?:approved\s+)?for\b"),
    ),
    Phrase(
        expression(
            r"""\b(?:avoid(?:s|ed|ing)?|skip(?:s|ped|ping)?|escap(?:e|es|ed|ing)
                   |spar(?:e|es|ed|ing)\s+(?:you|them|him|her|people|patients|many)(?:\s+from)?)\s+
                (?:(?:the|need|for|having|all|any|major|back|spine|spinal|an?)\s+)*(?:surgery|surgeries|operations?)\b"""
        ),
        "promises what only a comparison could show",
        "Say how many had surgery in each group, or that nobody knows",
        fails="PRP helps people avoid surgery.",
        passes="Many people hope to avoid surgery.",
        unless=expression(r"\b(?:hop(?:e|es|ed|ing)|wish(?:es)?|(?<!if\ you\ )want)\b"),
    ),
    Phrase(
        expression(r"\bmirac(?:les?|ulous(?:ly)?)\b"),
        "is a word of advertisements",
        "Say what was found, in how many people",
        fails="Patients call it a miracle.",
        passes="It is not a miracle.",
    ),
    Phrase(
        expression(r"\bguarante(?:e|es|ed|eing)\b"),
        "promises what nobody can know",
        "Say how many got better, and how many did not",
        fails="Relief is guaranteed.",
        passes="Nobody can guarantee relief.",
    ),
    Phrase(
        expression(
            r"""\b(?:(?:no|zero|without)\s+(?:any\s+|known\s+|serious\s+|real\s+)?(?:side\s+effects?|risks?|complications?|downtime)
              |risk[\s-]free | (?:completely|totally|perfectly|entirely|absolutely|100\s?%|proven)\s+safe)\b
              (?!\s+(?:factors?|of|were|was|are|is)\b)"""
        ),
        "is true of no treatment",
        "Say which harms were looked for, in how many people, and how many had them",
        fails="The shot has no side effects.",
        passes="No treatment is risk-free, and most people heal without complications.",
        unless=expression(r"\d|\b(?:most|many|some|few|trials?|stud(?:y|ies)|reported|risk\s+factors?)\b"),
    ),
    Phrase(
        expression(
            r"""\b(?:permanent(?:ly)?|instant(?:ly)?|immediate(?:ly)?|lifelong|total|complete)\s+(?:pain\s+)?(?:relief|fix|solution|healing|pain[\s-]free)\b
              | \bpain[\s-]free\s+(?:for\s+(?:life|good|ever)|forever|again|life|living)\b
              | \b(?:ends?|erases?|eliminat(?:e|es|ed|ing)|banish(?:es)?|wipes?\s+out|stops?)\s+(?:(?:your|the|all|chronic|back|lasting|joint|nerve)\s+)*pain\b(?!\s+(?:signals?|messages?|scores?))
              | \bnever\s+(?:hurts?|feel\s+pain)\s+again\b | \bmoney[\s-]back\b"""
        ),
        "promises an end that no trial has shown",
        "Say how much it changed, in how many people and for how long",
        fails="One visit ends your pain.",
        passes="The numbing drug may bring instant relief, which fades.",
        unless=expression(r"\b(?:may|might|could|numb(?:s|ing)?|some|rarely)\b"),
    ),
    Phrase(
        expression(
            r"""\b(?:revolutionary|ground[\s-]?breaking|game[\s-]chang(?:er|ing)|cutting[\s-]edge|state[\s-]of[\s-]the[\s-]art|world[\s-]class
                  |next[\s-]generation|life[\s-]chang(?:er|ing)|breakthroughs?(?!\s+(?:pain|bleeding|infections?|seizures?)))\b"""
        ),
        "is a word of advertisements",
        "Say what is new about it, and what was found",
        fails="This is a revolutionary treatment.",
        passes="Breakthrough pain is pain that comes through a steady dose.",
    ),
    Phrase(
        expression(
            r"""\b(?:heal|revers|undo)(?:e|s|es|ed|ing|ne)?\s+(?:(?:your|the|worn|damaged|torn|injured|bad|all|any|joint|disc|back|spinal|years\s+of)\s+)*
                (?:discs?|tissues?|cartilage|joints?|backs?|spines?|nerves?|damage|degeneration|arthritis|aging|wear)\b"""
        ),
        "says that what is worn is made whole",
        'Say what was seen and in whom, such as "in the lab, disc cells grew faster"',
        fails="PRP reverses arthritis.",
        passes="Your body heals torn tissue by itself.",
        unless=expression(
            r"\b(?:may|might|could|hop(?:e|es|ed|ing)|theory|said\s+to|thought\s+to|tr(?:y|ies)|aims?|claims?|lab|body)\b"
        ),
    ),
    Phrase(
        expression(
            r"""\b(?:works?|helps?|effective|success(?:ful)?)\s+(?:for|in)\s+(?:everyone|everybody|anyone|all\s+(?:patients|people)|every\s+(?:patient|case|time))\b
              | \b(?:always|never\s+fails\s+to)\s+(?:works?|helps?)\b | \bnever\s+fails\b
              | \b(?:our\s+best|(?:the|our)\s+(?:safest|most\s+effective|only\s+(?:real|true)))\s+(?:treatment|cure|option|answer|solution)\b"""
        ),
        "is true of no treatment",
        "Say in how many people it helped, and in how many it did not",
        fails="It works for everyone.",
        passes="Nothing works for everyone.",
    ),
)
