"""Words that promise what no study can keep (R38): the list, with its reasons.

From FDA warning and untitled letters to clinics, the FTC's Health Products Compliance Guidance (2022) and its cases on
stem cells (FTC v. Lam 2018, FTC v. Peyroux 2021), and the FDA's advice on health fraud ("6 Tip-offs to Rip-offs", 2013).
"""

from editorial.rules.phrases import Phrase, expression, phrases

FDA = r"(?:FDA|F\.\s?D\.\s?A\.?|Food\s+and\s+Drug\s+Administration)"
PART = r"(?:tissues?|discs?|disks?|cartilage|joints?|spines?|backs?|pads|knees?|hips?|tendons?|ligaments?|nerves?)"

PROMISES = phrases(
    Phrase(
        expression(
            r"""\b(?:cures?|curing|curative|cure-all)\b(?!\s+(?:rate|an?\s+infection)) | \b(?<!\bbe\s)(?<!been\s)(?<!\bis\s)(?<!\bare\s)(?<!was\s)(?<!were\s)(?<!being\s)(?<!\w\wly\s)(?<!often\s)cured\b | \bcured\s+(?:\w+\s+){0,3}?(?:backs?|pain|discs?|spines?|joints?|my|your|our|me|him|her|people|patients|them)\b
              | \b(?:you|your\s+\w+|backs?|pain|i|am|get|getting|got|discs?)\s+(?:(?:is|are|was|were|be|been|will|can|could|now|fully|finally|completely|already)\s+){0,3}cured\b"""
        ),
        "promises that the trouble is gone for good",
        "Say what changed, in how many people and for how long",
        fails="PRP cures back pain.",
        passes="There is no cure for a worn disc.",
        of="field",
    ),
    Phrase(
        expression(
            rf"""\b(?:repair|regenerat|rebuild|rebuilt|regrow|regrew|restor|renew|re-?grow|replenish|rejuvenat|reviv|resurrect|remak|remad)(?:e|s|es|ed|ing)?\s+(?:[\w-]+\s+){{0,3}}?{PART}\b
              | \b{PART}\s+(?:is|are|gets?|was|were)\s+(?:\w+\s+)?(?:repaired|regenerated|rebuilt|regrown|restored|renewed|rejuvenated|saved|made\s+(?:new|whole|young))\b
              | \bnew\s+(?:disc\s+|healthy\s+|strong\s+|young\s+)?(?:cartilage|tissue|discs?)\s+(?:grows?|forms?|fills?|appears?)\b | \bgrows?\s+(?:back\s+)?(?:new\s+|healthy\s+|fresh\s+)+(?:cartilage|tissue|discs?)\b
              | \b(?:repair|mend|fix|heal)(?:s|es|ed|ing)?\s+(?:at\s+)?(?:the\s+)?(?:source|root|cause|root\s+cause)\b | \b(?:root|source|cause)\s+of\s+(?:the|your|all)\s+(?:\w+\s+)?(?:trouble|pain|problem|it\s+all)\b(?=.*\b(?:right|mends?|fix(?:es)?|repairs?|heals?|gets?\s+to)\b)"""
        ),
        "says that tissue grows back",
        'Say what was seen and in whom, such as "in the lab, disc cells grew faster"',
        fails="PRP regenerates worn discs.",
        passes="In the lab, PRP repairs disc tissue.",
        spared=expression(
            r"\b(?:body|bodies|itself|nature|surgeons?|surgery|surgeries|operations?|stitches|lab|cells|doctors?)\s+(?:(?:can|may|could|often|then|also|to|that|which|who|\w+ly)\s+)*$"
        ),
        soft=True,
        of="field",
    ),
    Phrase(
        expression(
            r"""\b(?:heal|revers|undo|undid)(?:e|s|es|ed|ing|ne)?\s+(?:(?:your|the|worn|damaged|torn|injured|bad|all|any|joint|disc|back|spinal|years\s+of|signs\s+of)\s+)*
                (?:discs?|cartilage|joints?|backs?|spines?|damage|degeneration|arthritis|aging|wear)\b
              | \breverse\s+years\b"""
        ),
        "says that what is worn is made whole",
        'Say what was seen and in whom, such as "in the lab, disc cells grew faster"',
        fails="PRP reverses arthritis.",
        passes="Your body heals torn tissue by itself.",
        spared=expression(r"\b(?:body|bodies|itself|nature)\s+(?:(?:can|may|often|\w+ly)\s+)*$"),
        soft=True,
        of="field",
    ),
    Phrase(
        expression(
            r"""\b(?:turn(?:s|ed|ing)?|roll(?:s|ed)?|wind(?:s)?)\s+back\s+(?:the\s+)?(?:clock|time|years)\b | \b(?:good|strong|fresh|young|fit)\s+as\s+(?:new|ever|when\s+you\s+were|a\s+\d+)\b | \blike\s+new\b
              | \b(?:fresh\s+start|new\s+lease|second\s+(?:chance|life)|years\s+younger|(?:whole|young|strong|supple|new)\s+again|becomes?\s+(?:whole|young)|discs?\s+(?:\w+\s+){0,3}(?:refilled|replumped)|new\s+(?:back|spine|you|joint)(?!\s+pain))\b"""
        ),
        "promises to make old things new",
        "Say what changed, in how many people and for how long",
        fails="Your back will be as good as new.",
        passes="Nobody feels as good as new after an operation.",
        of="ours",
    ),
    Phrase(
        expression(
            r"""\bsafe(?:ly)?,?\s+(?:and|&|yet|but|as\s+well\s+as)\s+(?:(?:\w+ly|very|it\s+is|they\s+are)\s+)?effective(?:ly)?\b | \beffective,?\s+(?:and|&|yet|but|as\s+well\s+as)\s+(?:\w+\s+)?safe\b | \bworks?\s+(?:\w+\s+)?and\s+(?:it\s+)?is\s+(?:\w+\s+)?safe\b"""
        ),
        "is a verdict on a whole treatment",
        "Give the benefit and the harms apart, each with its numbers",
        fails="These injections are safe and effective.",
        passes="Nobody has shown them to be safe and effective.",
        of="ours",
    ),
    Phrase(
        # An infection may well be proven, by a test; and "evidence-based medicine" is a method.
        expression(
            r"""(?<!\w)(?:(?:\bclinically[\s-]|\bscientifically[\s-]|(?<![\w-]))proven\b(?!\s+otherwise|(?:\s+or\s+\w+)?\s+(?:\w+\s+)?(?:infections?|fractures?|cancers?|disease|cases?|diagnos[ie]s)\b)
              | \b(?:clinically|scientifically|medically)[\s-]+(?:tested|validated|verified|backed|established|supported)\b | \b(?:science|research|doctor|physician|expert|surgeon)[\s-]+(?:backed|approved|endorsed|trusted|recommended|preferred)\b
              | \b(?:backed|supported|confirmed|endorsed|validated|verified)\s+(?:by|in)\s+(?:(?!the\b)[\w'’-]+\s+){0,4}?(?:science|research|doctors|experts|studies|evidence|data|universit(?:y|ies)|hospitals|countries|journals|trials)\b | \b(?:time|battle)[\s-]tested\b | \bspeaks?\s+for\s+(?:itself|themselves)\b | \bno\s+longer\s+(?:a\s+|in\s+)?(?:theory|question|doubt|matter\s+of\s+opinion)\b | \b(?:verdict|jury|evidence)\b[^.]{0,30}\bis\s+in\b(?!\s+\w)
              | \b(?:nobody|no\s+one)\b[^.,;]{0,50}?\b(?:doubts|questions|disputes|denies)\b | \b(?:science|evidence|research|medicine)\s+(?:is|stands)\s+(?:firmly\s+|squarely\s+)?(?:on\s+(?:the\s+side|our\s+side|your\s+side)|behind)
              | \b(?<!\bfor\s)(?<!demand\s)(?<!demands\s)(?:proof|solid\s+evidence|hard\s+evidence)\s+(?:that|of|behind|is\s+in)\b | \bpass(?:es|ed)?\s+(?:the|every)\s+test\s+of\b | \bproof\s+is\s+(?:in|there|clear|overwhelming) | \b(?:the|a)\s+gold\s+standard\b(?!\s+(?:for\s+(?:testing|diagnos)|test|of\s+(?:evidence|research|proof|testing|trials)))
              | \b(?:doctors?|physicians?|surgeons?|experts?|athletes|specialists?|thousands|millions)\s+(?:(?!you\b|do\b|not\b|can|who\b|often\b|may\b|must\b|have\b|to\b)[\w'’]+\s+){0,3}?(?:trust|swear\s+by|rely\s+on)\b | \btrusted\s+by\b)"""
        ),
        "promises more than any study can",
        "Say what was found, in how many people",
        fails="PRP is a proven treatment.",
        passes="This has not been proven.",
        of="ours",
    ),
    Phrase(
        expression(
            rf"""\b{FDA}[\s‑–-]+approv(?:ed|al)\b(?!\s+(?:\w+\s+)?(?:drugs?|medications?|medicines?|tests?|vaccines?)\b|\s+(?:for\s+(?:use\s+in|other|another|something)|means|is\s+a|takes|does)) | \b(?:approved|okayed|accepted|endorsed|sanctioned|licensed|certified)\s+by\s+(?:the\s+)?(?:US\s+|U\.S\.\s+|federal\s+)?(?:{FDA}|government|regulators|authorities)
              | \b{FDA}\s+(?:has\s+|itself\s+)?(?:approve[sd](?!\s+(?:\w+\s+){0, 2}(?:drugs?|medications?|medicines?|vaccines?|tests?)\b)|endorse[sd]|backs|supports|recommends|lets\s+us|gave)\b | \b{FDA}[\s‑-]+(?:registered|listed|compliant|inspected|certified|licensed|accepted|authorized|cleared\s+(?:cells|treatment|therapy))\b
              | \b{FDA}['’]s\s+(?:stamp|blessing|seal|okay|nod|backing) | \b{FDA}\s+(?:has\s+)?cleared\b(?=.*\b(?:spines?|backs?|discs?|pain)\b) | \bcleared\s+by\s+the\s+{FDA} | \bpass(?:es|ed)?\s+(?:\w+\s+)?{FDA} | \b(?:blessing|approval|backing|seal|support|trust|confidence|okay|nod)\s+of\s+the\s+{FDA}
              | \b{FDA}[\s-]+(?:recognized|monitored|regulated\s+lab|oversight|supervision)\b | \bunder\s+(?:the\s+)?{FDA}\b | \b(?:government|{FDA}|regulators)\b[^.;]{{0,60}}\b(?:green\s+light|blessing|thumbs\s+up|seal\s+of\s+approval|never\s+objected|has\s+no\s+objection) | \bmark\s+of\s+government\s+approval\b | \bno\s+(?:FDA\s+)?approval\s+is\s+(?:required|needed|necessary)\b
              | \b(?:meets?|met|exceeds?|follow(?:s|ed)?|compl(?:y|ies)\s+with)\s+(?:all|every|the\s+strictest|the\s+highest)\s+(?:\w+\s+)?(?:federal|FDA|government|legal|US|safety)\s+(?:\w+\s+)?(?:standards?|rules|requirements|guidelines|laws)\b"""
        ),
        "is rarely true of a product for the use at hand",
        'Name the product and the use that were approved, or write "not approved for"',
        fails="Our stem cells are FDA-approved.",
        passes="No donor product is FDA-approved for back pain.",
        unless=expression(r"\bnot\s+(?:approved\s+)?for\b(?!\s+free) | \bFDA\s+approval\s+in\s+the\s+future"),
        spared=expression(
            r"(?<!our\s)\b(?:drugs?|medications?|medicines?|tests?|vaccines?|forms?\s+of\s+\w+)\b[^.;,]{0,40}$"
        ),
        cited=expression(
            r"\b(?:for|to)\s+(?!(?:your\s+|the\s+|sore\s+|use\s+in\s+)*(?:backs?|spines?|discs?|pain|joints?|knees?)\b)\w+"
        ),
        soft=True,
        of="ours",
    ),
    Phrase(
        expression(
            r"""\b(?:avoid(?:s|ed|ing)?|skip(?:s|ped|ping)?|escap(?:e|es|ed|ing)|dodg(?:e|es|ed|ing)|cancel(?:s|ed)?|sidestep(?:s|ped)?|(?:steer|stay|keep)s?\s+(?:\w+\s+)?(?:clear|away)\s+(?:of|from)|put\s+off|say\s+no\s+to|goodbye\s+to|without(?:\s+ever)?|instead\s+of|keeps?\s+you\s+(?:off|out\s+of|from)|free\s+(?:you|them)\s+from|(?:no|end(?:s|ed)?|remov(?:e|es|ing)|without)(?:\s+(?:the|any|more))*\s+need\s+(?:for|of)|sav(?:e|es|ed|ing)\s+(?:you|people|them|everyone|most|many|all)(?:\s+from)?|you\s+(?:will\s+)?(?:never|not)\s+(?:\w+\s+)?need|kiss|cancel\s+(?:\w+\s+){0,4}with
                   |spar(?:e|es|ed|ing)\s+(?:you|them|him|her|people|patients|many)(?:\s+from)?)\s+
                (?:(?:the|need|for|having|all|any|major|back|spine|spinal|an?|your|their|a\s+trip\s+to|on)\s+)*(?:surgery|surgeries|surgical|operations?|operating\s+(?:table|room)|surgeon(?:['’]s\s+knife)?|knife|scalpel|fusion)\b
              | \b(?:surgery|operations?|surgeon)\s+(?:is|are)\s+(?:not|no\s+longer)\s+needed\s+(?:once|after|with)\b | \b(?:surgery|operations?|an?\s+operation)\s+(?:becomes?|is|are|will\s+be)\s+(?:now\s+)?(?:unnecessary|needless|no\s+longer\s+needed|a\s+thing\s+of\s+the\s+past|off\s+the\s+table)\b
              | \bno\s+more\s+(?:surgery|operations?|pills|pain|need\s+for)\b"""
        ),
        "promises what only a comparison could show",
        "Say how many had surgery in each group, or that nobody knows",
        fails="PRP helps people avoid surgery.",
        passes="Many people hope to avoid surgery.",
        spared=expression(
            r"\b(?:get\s+better|gets\s+better|improve|recover|heal|shrink|settle|treated|treatment|options?|choices?|ways?|injections?)\s+(?:\w+\s+)?$"
        ),
        soft=True,
        of="ours",
    ),
    Phrase(
        expression(
            r"\bmirac(?:les?|ulous(?:ly)?)\b | \b(?:wonder|magic)(?:al)?\s+(?:drug|cure|shot|bullet|treatment|cells?|pill)\b"
        ),
        "is a word of advertisements",
        "Say what was found, in how many people",
        fails="Patients call it a miracle.",
        passes="It is not a miracle.",
    ),
    Phrase(
        expression(
            r"""\bguarante(?:e|es|ed|eing)\b(?!\s+by\s+(?:\w+\s+)?law) | \b(?:we|our\s+(?:doctors?|team|clinic))\s+(?:(?!can|not|never|do\b|will\s+not)\w+\s+)?(?:promise|assure|vow|pledge|swear)\b(?!\s+to\s+(?:tell|listen|answer|be|say|explain)|\s+(?:you\s+)?(?:no|nothing|only|neither)\b)
              | \b(?:money[\s-]back|or\s+(?:we\s+)?(?:will\s+)?(?:pay|give|refund)\s+(?:you\s+|your\s+money\s+)?(?:back|your\s+money)|you\s+can\s+count\s+on|without\s+fail|never\s+fails?|sure\s+(?:thing|bet|fix)|(?:relief|success|recovery|result)s?\s+(?:is|are)\s+(?:all\s+but\s+)?(?:certain|assured|sure)|rest\s+assured|you\s+have\s+nothing\s+to\s+lose)\b"""
        ),
        "promises what nobody can know",
        "Say how many got better, and how many did not",
        fails="Relief is guaranteed.",
        passes="Nobody can guarantee relief.",
    ),
    Phrase(
        expression(
            r"""\b(?:(?:no|zero|without|free\s+of|free\s+from)\s+(?:any\s+|all\s+|known\s+|serious\s+|real\s+)?(?:side\s+effects?|risks?|harm|dangers?|complications?|downtime|downsides?|drawbacks?|catch)
              |risk[\s-]free | (?:completely|totally|perfectly|entirely|absolutely|utterly|fully|always|100\s?%|(?:one\s+)?hundred\s+percent|proven|remarkably|extremely)\s+safe
              |nothing\s+(?:bad\s+)?(?:can|could|will|ever)\s+(?:go\s+wrong|hurt|harm|come\s+of\s+it)|(?:does|do|can\s+do|comes?\s+to|come\s+to)\s+no\s+harm|must\s+be\s+(?:all\s+right|safe|good\s+for)|as\s+much\s+as\s+you\s+(?:like|want)|nothing\s+to\s+(?:fear|lose|worry\s+about)|(?:little|no\s+reason)\s+to\s+(?:worry|fear)(?:\s+about)?|(?:can(?:not|['’]t)|(?:can|will)\s+never|impossible\s+to)\s+(?:\w+\s+)?(?:reject|harm|hurt)(?:\s+(?:you|what|your|it|its))?|as\s+safe\s+as)\b
              (?!\s+(?:factors?|of\s+(?:falls?|bleeding|infection)|were|was|are|is)\b)"""
        ),
        "is true of no treatment",
        "Say which harms were looked for, in how many people, and how many had them",
        fails="The shot has no side effects.",
        passes="No treatment is risk-free, and most people heal without complications.",
        unless=expression(r"\d|\b(?:heal|recover|healed|recovered|went\s+home|trials?|stud(?:y|ies)|reported)\b"),
        soft=True,
        of="field",
    ),
    Phrase(
        expression(
            r"""\b(?:all|100\s?%|purely|completely|totally|entirely)[\s-]+natural(?:ly)?\b | \bnatural(?:ly)?,?\s+(?:and\s+|so\s+(?:it\s+is\s+)?|therefore\s+|and\s+therefore\s+|which\s+makes\s+it\s+)(?:\w+\s+)?(?:safe|gentle|harmless|healthy)
              | \b(?:(?:is|are|it['’]s)\s+(?:your|its|the\s+body['’]s)\s+own|natural)\b[^.,;]{0,40}\b(?:cannot|can['’]t|never)\s+(?:harm|hurt|reject|be\s+rejected)\b | \b(?:harms?|complications?|side\s+effects?|risks?|infections?)\s+(?:is|are)\s+(?:unheard\s+of|non-?existent|a\s+thing\s+of\s+the\s+past|not\s+a\s+concern|nothing\s+to)\b | \bnature['’]s\s+(?:own|answer|way|cure|remedy)\b | \bnon-?toxic\b | \bdrug[\s-]free\s+(?:relief|cure|healing)\b"""
        ),
        "takes natural for safe",
        "Say which harms were looked for, in how many people, and how many had them",
        fails="It is all natural, like your own blood.",
        passes="What is natural can harm, too.",
    ),
    Phrase(
        expression(
            r"""\b(?:permanent(?:ly)?|instant(?:ly)?|immediate(?:ly)?|lifelong|lasting|total)\s+(?:pain\s+)?(?:relief|fix|cure|solution|healing|pain[\s-]free)\b
              | \bpain[\s-]free\s+(?:in\s+\w+|for\s+(?:life|good|ever)|forever|again|life|living)\b | \b(?:fix(?:es|ed)?|heal(?:s|ed)?|end(?:s|ed)?|gone|stop(?:s|ped)?|relief|away|remedy|lasts?)\b[^.,;]*\b(?:for\s+(?:good|life|ever)|forever|once\s+and\s+for\s+all|a\s+lifetime)\b
              | \b(?:ends?|ended|eras(?:e|es|ed)|eliminat(?:e|es|ed)|banish(?:es|ed)?|wip(?:e|es|ed)\s+out|stops?|stopped|abolish(?:es|ed)?|kills?|killed|conquers?)\s+(?:(?:your|the|all|chronic|back|lasting|joint|nerve|disc|leg|neck)\s+)*pain\b(?!\s+(?:signals?|messages?|scores?|medicines?|from))
              | \bthe\s+end\s+of\s+(?:your\s+|all\s+|chronic\s+)*(?:back\s+)?(?:pain|trouble|sciatica|arthritis)\b | \b(?:answer|solution)\s+to\s+(?:your\s+|all\s+|any\s+)*(?:\w+\s+)?(?:pain|trouble)s?\b | \bno\s+match\s+for\b | \b(?:say|kiss|wave)s?\b[^.,;]{0,25}\b(?:goodbye|farewell)\b | \bsends?\b[^.,;]{0,25}\bpacking\b | \b(?:(?:is|are|becomes?|become)\s+(?:now\s+)?(?:history|a\s+thing\s+of\s+the\s+past)|done\s+with\s+(?:back\s+)?(?:pain|trouble))\b
              | \b(?:throw|put|toss|lock|give)\s+(?:away\s+|out\s+)?your\s+(?:\w+\s+)?(?:walker|cane|brace|pills|crutches|painkillers|wheelchair)(?:\s+away)?\b | \bpain\s+(?:goes|leaves|is\s+gone|vanishes)\b[^.]*\b(?:not|never|for\s+good)\b | \b(?:end|beat|conquer)\s+(?:it|your|the)\b(?=.*\b(?:pain|sciatica|arthritis|for\s+good)\b|\W*$) | \bfree[sd]?\b[^.;]{0,40}\bfrom\s+(?:\w+\s+)?pain\b
              | \bnever\s+(?:hurts?|feel\s+pain)\s+again\b | \b(?:full|whole)\s+strength\s+in\b"""
        ),
        "promises an end that no trial has shown",
        "Say how much it changed, in how many people and for how long",
        fails="One visit ends your pain.",
        passes="The numbing drug may bring instant relief, which fades.",
        soft=True,
        of="ours",
    ),
    Phrase(
        expression(
            r"""\b(?:revolutionary|ground[\s-]?breaking|game[\s-]chang(?:er|ing)|cutting[\s-]edge|state[\s-]of[\s-]the[\s-]art|world[\s-]class
                  |next[\s-]generation|life[\s-]chang(?:er|ing)|breakthroughs?(?!\s+(?:pain|bleeding|infections?|seizures?))|second[\s-]to[\s-]none|unrivaled|unmatched|(?:amazing|astonishing|incredible|stunning|remarkable|unbelievable|phenomenal|spectacular|dramatic)\s+(?:\w+\s+)?(?:results?|relief|recover(?:y|ies)|success(?:es)?|improvements?|outcomes?))\b"""
        ),
        "is a word of advertisements",
        "Say what is new about it, and what was found",
        fails="This is a revolutionary treatment.",
        passes="Breakthrough pain is pain that comes through a steady dose.",
    ),
    Phrase(
        expression(
            r"""\b(?:works?|helps?|effective|success(?:ful)?|safe|good)\s+(?:for|in)\s+(?:everyone|everybody|anyone|all\s+(?:patients|people|ages)|every\s+(?:patient|case|time|age|body))\b
              | \b(?:always|never\s+fails\s+to)\s+(?:works?|helps?|heals?)\b | \bworks?\s+(?:each|every)\s+(?:and\s+every\s+)?(?:time|case)\b
              | \b(?:(?:our|your)\s+(?:best|most\s+effective)|(?:the|our|your)\s+(?:very\s+)?(?:surest|safest|most\s+(?:powerful|advanced|trusted))|(?:the|our|your)\s+number\s+one|smartest|fastest|quickest|(?:the|our|your)\s+only\s+(?:real|true|lasting))\s+(?:\w+\s+)?(?:treatment|cure|option|answer|solution|way\s+(?:out|to\s+(?:end|heal|stop|beat|fix|relieve))|remedy|relief|therapy|fix|path|bet|thing\s+(?:for|you\s+can))\b(?!\s+for\s+you\s+(?:depends|will\s+depend))"""
        ),
        "is true of no treatment",
        "Say in how many people it helped, and in how many it did not",
        fails="It works for everyone.",
        passes="Nothing works for everyone.",
        spared=expression(r"\b(?:choos\w+|about|decid\w+|find\w*|which|what|determin\w+|discuss)\s+(?:is\s+)?$"),
        of="ours",
    ),
    Phrase(
        expression(
            r"""\b(?:book|call|act|reserve|order|sign\s+up|schedule)\s+(?:\w+\s+){0,3}?(?:now|today|before|while)\b(?!\s+(?:911|if|the\s+(?:clinic|doctor)))(?=.*(?:!|\bso\b|offer|spots?|places?|free|save|price|before|while|last)) | \b(?:so|and)\s+(?:book|call|act|reserve)\s+(?:now|today|soon|early|fast)\b
              | \b(?:places?|spots?|seats|slots?|openings|appointments)\s+(?:\w+\s+){0,3}?(?:are|is|go|fill|run)\s+(?:\w+\s+)?(?:few|limited|filling|going|fast|scarce|almost|nearly|running)\b | \b(?:limited|last)[\s-]+(?:time|chance|spots?|places?|offer|supply)\b | \bonly\s+(?:\d+|a\s+few|two|three|five)\s+(?:\w+\s+)?(?:left|spots?|places?|remain)\b
              | \b(?:places?|spots?|seats|slots?|chairs?|openings)\s+(?:are|is)\s+(?:still\s+)?(?:open|left|available)\s+(?:for|in|this|until|before)\b | \bthe\s+sooner\s+you\b | \b(?:slots|places|spots?|seats|openings|dates)\b[^.;]*\b(?:(?:nearly|almost|all\s+but)\s+gone|go\s+(?:quickly|fast))\b | \b(?:joints?|backs?|knees?|discs?|body|bodies|spines?|hips?)\s+(?:will|do|does|can)(?:\s+not|n['’]t)\s+wait\b | \bwindow\s+(?:is\s+)?clos(?:es|ing)\b | \bwaiting\s+(?:only|just|merely)\s+(?:makes|costs|lets|gives|means)\b | \bfirst\s+\w+\s+(?:callers?|patients|people|visitors)\s+(?:get|pay|receive) | \bbook\s+before\b | \byours\s+today\b | \b(?:calendar|schedule|diary|book)\s+is\s+(?:filling|almost\s+full|nearly\s+full)\b | \bwhile\s+(?:supplies|places|spots|stocks?)\s+last\b | \b(?:this\s+(?:week|month|weekend)|today|tonight|january|march|april|june|july|august|september|october|november|december|spring|summer|fall|winter)\s+only\b | \boffer\s+(?:ends|expires|closes)\b | \bact\s+now\b | \bhurry\b(?!\s+(?:home|back|the))"""
        ),
        "hurries the reader",
        "Take it out: nobody should choose a treatment in haste",
        fails="Places are few, so book now.",
        passes="Call now if your legs go numb.",
    ),
    Phrase(
        expression(
            r"""\b(?:only|just|now|from|for\s+just)\s+\$\s?\d[\d,.]*\b(?=.*\b(?:until|today|only|this|per|a\s+month|each|instead|was|down|visit|shot|session|off)\b|\W*$) | \b\d+\s?(?:%|percent)\s+(?:off|discount|savings?)\b | \b(?:discounts?|special\s+(?:offer|price|deal)|coupons?|half\s+(?:price|off)|two\s+for\s+one|buy[\s-]+(?:one|two|three),?[\s-]+(?:and\s+)?get|zero\s+down|no\s+money\s+down|easy\s+(?:payments|terms)|bundles?(?!\s+of)|on\s+us(?=\W*$)|prices?\s+(?:go|goes|rise|rises|will\s+rise|will\s+go)(?:\s+up)?|regular\s+price|bargain|lowest\s+price|(?:have|has)\s+never\s+been\s+(?:lower|cheaper)|reduced\s+(?:fee|price|rate)s?|pays?\s+less(?=\W*$)|price\s+goes\s+up|free\s+(?:consult(?:ation)?s?|gift|first\s+shot|seminar|session|trial\s+(?:visit|shot)))\b | \bsave\s+\$\s?\d"""
        ),
        "lures with a price",
        "Say the full price under the cost, and nothing about haste or savings",
        fails="Only $499 until Friday.",
        passes="A visit costs $499, and insurance may not pay it.",
    ),
    Phrase(
        expression(
            r"""\b(?:each|every)\s+(?:day|week|month|hour|moment)\s+(?:that\s+)?(?:you\s+(?:wait|delay|put|go|hesitate|leave|do\s+nothing)|of\s+(?:delay|waiting)|without)\b | \bwait(?:\s+(?:another|one\s+more)\s+\w+)?,?\s+and\s+you\b | \bthe\s+longer\s+you\s+(?:wait|delay|put|leave|hesitate)\b
              | \bbefore\s+it(?:['’]s|\s+is)\s+too\s+late\b | \b(?:time|clock)\s+is\s+(?:running\s+out|ticking)\b | \b(?:if\s+you\s+(?:wait|do\s+nothing|ignore\s+it)|wait\s+too\s+long|left\s+alone|untreated|without\s+(?:PRP|it|our\s+\w+))\b[^.]*\b(?:wheelchair|crippl\w+|never\s+walk|collapse|die[sd]?|dying|crumbl\w+|paraly[sz]ed|for\s+the\s+rest\s+of\s+your\s+life)\b"""
        ),
        "frightens the reader into it",
        "Say what waiting does, in how many people, with its study",
        fails="The longer you wait, the worse it gets.",
        passes="Waiting is safe for most new back pain.[@doe2024]",
    ),
)
