"""Sentences that sell by their shape, whatever they name: orders to be well, fragments of praise, comparisons, ease for all, what to expect.

By kind, each with the words that carry it: who is told to leave a brace behind is sold something, who is told to bring one is
not. English only.
"""

import re

from editorial.rules.phrases import AnyOf, expression
from editorial.rules.subjects import CELLS, GAIN, MASK, PART, SYMPTOM

# A number, in digits or in words.
_TENS = r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
_ONES = r"(?:one|two|three|four|five|six|seven|eight|nine)"
NUMBER = rf"(?:\d[\d,.]*|{_TENS}(?:[\s-]{_ONES})?|{_ONES}|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|(?:a\s+)?hundred)"
_NO_MORE = r"(?:brace|cane|walker|wheelchair|crutch(?:es)?|pills?|painkillers?|tablets|opioids|surgeons?|surgery|operations?|knife|scalpel|needles?|limp|worr(?:y|ies)|excuses|years|pounds|weight|wrinkles|slide|decline|damage|clock|cycle|wear|suffering|struggle|arthritis|aging|time)"
_WELL = r"(?:taller|straighter|easier|like\s+(?:yourself|new|you|a\s+(?:new|young)\w*|\w+teen|twenty)|young\w*|better|great|stronger|alive|free(?:ly)?(?!\s+to)|again|pain-free|as\s+you\s+(?:once|used)|deep(?:er|ly)|lighter|rested|refreshed|fitter|fully|without\s+(?:pain|fear|limits?|a\s+second\s+thought))"
_ILL = rf"(?:{PART}|{SYMPTOM}|{_NO_MORE})"
_ANYONE = r"(?:anyone|everyone|anybody|everybody|any\s+(?:age|body)|all\s+(?:ages|of\s+us))"
# What a life is made of, which no order of a doctor's gives.
_LIFE = r"(?:li(?:fe|ves)|youth|freedom|years|days|nights|mornings|weekends|summers?|marriage|game|swing|golf|garden|stride|smile|dreams?|confidence|stamina|independence|bounce|edge|looks|glow|intimacy|spark|dance|hobb(?:y|ies)|future|best|self|power|potential)"
# Orders to have back what was lost, or to leave a brace in the closet.
COMMANDS = expression(
    rf"""\W*(?:(?:so|just|now|simply|then|and)\s+)*(?:(?:get|claim|take|win|earn|have|put)\s+(?:[\w-]+\s+){{1,4}}?back(?=\W*$|\s+(?:in|into|from)\s+your\b)(?!.*\b(?:letter|form|towel|sheet|time)\b) | (?!(?:plan|track|note|write|count|think|ask|talk|tell|describe|spend|keep|live|fill|change|make|take|use|put)\b)[a-z]+(?<!ing)(?<!ly)\s+(?:(?:back|up|out|away)\s+)?(?:your|the)\s+(?:\w+\s+)?{_LIFE}\b(?=\W*$|\s+(?:from|of|that|back|with|you|again|by|in|to)\b)
      | (?!(?:ask|call|try|check|come|see|look|read|start|begin|measure|test|walk|do|take|use|lift|bend|stretch|count|wash|move|tell|bring|show|squeeze|raise|lower|turn|press|hold|relax|stop)\b)[a-z]+\s+(?:your|like|free|with)\b.*\bagain\W*$ | give\s+your\s+(?:\w+\s+)?(?:{PART})\s+(?:the|what|back|its|their|an?\s+(?!rest\b|break\b|few\b|day\b|week\b)) | (?:leave|hang\s+up|put\s+away|pack\s+away|park|hand\s+in|throw|set\s+aside|lay\s+down)\s+(?:your|the|that)\s+(?:\w+\s+)?{_NO_MORE}\b(?!\s+on\b)(?!.*\b(?:door|nurse|desk|until|if|when)\b) | expect\s+(?:to\s+be\s+\w+ing|to\s+feel\s+(?:better|lighter|great|younger)|results|relief|{GAIN}|less|great|big) | (?:quit|stop)\s+(?:dreading|fearing|wincing|hobbling)\b)"""
)
# Orders that sell: leave behind, be well, stop the illness, trust the cells.
ORDERS = expression(
    rf"""\W*(?:(?:so|just|now|come\s+and|simply|then|and)\s+)*(?:
        (?:ditch|dump|drop|shed|shake\s+off|leave\s+behind|kiss|scrap|throw\s+(?:away|out)|toss(?:\s+out)?|chuck|retire|burn|lose|outsmart|beat|banish|conquer|defeat|escape|outrun|halt|reverse|rewind|turn\s+back|undo|erase|melt(?:\s+away)?|blast|torch|stop|end|fight)\s+(?:(?:the|your|those|all|that|stubborn|chronic|back|joint|\w+\s+years\s+of)\s+)*{_ILL}\b | (?:unlock|unleash|awaken|ignite|fuel|supercharge|turbocharge|recharge|boost|rediscover|get\s+back|win\s+back|take\s+back|wake\s+up)\s+(?:to\s+)?(?:the|your|more|better|real|true)\b | (?:enjoy|savor|experience)\s+(?:life|living|more|real|true|your\s+(?:\w+\s+)?{_LIFE})\b
      | (?:feel|live|move|sleep|walk|run|dance|play|wake(?:\s+up)?|look|climb|hike|golf)\s+(?:\w+ly\s+|each\s+\w+\s+|at\s+home\s+)?{_WELL}\b | fall\s+asleep\s+(?:in|within|fast) | (?:stop|quit)\s+(?:suffering|living|hurting|managing|putting\s+up|settling|enduring|masking|chasing|guessing|limping)\b | start\s+(?:living|feeling|enjoying|healing)\b | (?:say|wave)\s+(?:yes|hello|goodbye|farewell)\s+to\b
      | (?:treat|give)\s+yourself\s+(?:to\b|the\b|an?\b)(?!\s+(?:time|rest|break|moment|day|week)) | (?:trust|let)\s+(?:the|your|our|nature)\s+(?:own\s+|natural\s+)?(?:process|body|blood|nature|{CELLS}|{MASK}+)\b | let\s+(?:nature|{CELLS})\b | don['’]t\s+(?:let\s+(?:anybody|anyone|them|a\s+surgeon|pain|age|your\s+\w+)|settle\s+for|live\s+with|put\s+up\s+with|give\s+up|accept)\b(?!.*\b(?:push|press|rush|hurry|sign|pay|price)) | be\s+pain-free\b
      | (?:just\s+)?(?:picture|imagine|see)\s+(?:yourself|your|an?\s+(?:life|morning|day|night|world|week|spine|back|knee)|being|life|waking|never|\w+ing)\b | (?:start|act|come|begin)\s+(?:now|today)\s+and\b)"""
)
# How praise begins, whether a sentence or none.
FRAGMENTS = expression(
    rf"""\W*(?:(?:less|more|fewer|no\s+more|better)\s+\w+,\s+(?:and\s+)?(?:less|more|fewer|better|no)\s+\w+\W*$ | (?:all|none)\s+(?:of\s+)?the\s+\w+.*\b(?:with(?:out)?|and)\s+(?:none|any|all|half|little)\b | an?\s+(?:[\w-]+\s+){{1,3}}for\s+(?:tired|aching|achy|sore|stiff|worn|old|aging|weary|bad|damaged|painful|stubborn)\b | (?:one|a\s+single|two|three)\s+(?!form|copy|page)\w+,\s+(?:one|an?|no|years|months|zero|lasting)\s+(?:\w+\s+of\b|pain\w*|scars?|\w+time\b) | \w+\s+the\s+(?:shot|injection|drip|needle|visit|treatment),\s
      | (?:no|zero)\s+\w+(?:\s+\w+)?,\s+(?:no|zero)\s+\w+(?:\s+\w+)?(?:,|\W*$) | (?:\w+\s+){{0,2}}{GAIN}\s+(?:without|in\s+an?|from\s+an?)\b(?!.*\b(?:is|are|was|were|wears|fades|lasts|can|may|means|takes|comes|varies|differs|needs)\b) | (?:because\s+(?!of\b)[^,]+,\s+)?there\s+(?:is|['’]s)\s+(?:\w+ly\s+)?nothing\b.*\byour\s+body\b | (?:all\s+)?thanks\s+to\s+(?!you\b|a\s+grant|everyone|our\s+(?:readers|staff))\w+[^,]*, | few\s+\w+\s+(?:in\s+\w+\s+)?(?:are|is|work|can\s+\w+)\s+(?:as|so|this)\s+\w+ | the\s+(?:\w+er|more|less)\b[^,]*,\s+the\s+(?!worse|more\s+(?:pain|time)|long|high|hard|great|weak|slow|lat|rather)(?:\w+er|more|less)\b | (?:everyone|everybody|anyone)\s+is\s+a\b
      | age\s+(?:is\s+no|does\s+not|doesn['’]t)\s+\w+ | forget\s+(?:what|everything|all|about|surgery|pills|the\s+knife)\b | (?:about\s+|some\s+|nearly\s+)?{NUMBER}\s+(?:in|out\s+of)\s+(?:every\s+)?{NUMBER}\s+[a-z]+)"""
)
# Better than the rest, or all that one could wish for.
BETTER_THAN = expression(
    rf"""\b(?:leave|leaves|left|leaving)\s+(?:\w+\s+){{1,4}}?(?:far\s+|well\s+|long\s+)?behind\W*$ | \b(?:edge|upper\s+hand|advantage)\s+over\b(?!\s+small) | \b(?:as\s+)?(?:outdated|obsolete|old-fashioned|a\s+relic|yesterday)(?:\s+as\b|\W*$) | \b(?:ticket|key|gateway|shortcut|passport|road|bridge)\s+(?:out\s+of|(?:back\s+)?to)\s+(?:an?\s+|your\s+)?(?:\w+\s+)?(?:pain|life|{GAIN})\b | \bturn\w*\s+(?:back\s+)?the\s+clock\b | \bin\s+a\s+(?:class|league)\s+of\s+(?:its|their)\s+own | \b(?:kinder|easier|gentler|softer|better)\s+(?:to|on|for)\s+(?:your|the)\s+(?:body|{PART})\b | \bspeaks?\s+louder\s+than\b | \bthe\s+closest\s+thing\s+to\b
      | \b(?:bursting|packed|loaded|brimming|teeming|overflowing)\s+with\b | \b(?:mother\s+)?nature\s+(?:intended|meant|is|knows|has|made|gave|heals|does)\b | \b(?:not\s+much|little|nothing)\s+(?:that\s+)?(?:[\w-]+\s+){{1,5}}?(?:cannot|can['’]t)\s+(?:do|fix|help|heal|reach|solve)\b | \bwhat\s+(?:your|every)\s+(?:\w+\s+)?{PART}\s+(?:would|wants?|needs?|craves?)\b
      | \bfirst\s+(?:thing|choice)\s+(?:that\s+)?(?:you|anyone|everyone)\s+(?:should\s+|ought\s+to\s+)?\w+ | \b(?:(?:comes?|came)\s+(?:near|close\s+to|anywhere\s+near)|can\s+(?:touch|match|beat|rival))\s+(?:it|this|them|{MASK}+)\b | \bso\s+last\s+(?:century|year|decade)\b | \beverything\s+to\s+gain\b | \bthe\s+future\s+of\b | \bin\s+the\s+dust\b | \bnothing\s+else\s+(?:\w+\s+)?(?:comes|works?|does|helps?|has|can|will) | \bused\s+to\s+(?:take|need|mean|require|call\s+for)\b.*\bnow\b
      | \b(?:choose|pick|prefer|take)s?\s+(?:\w+\s+){{1,3}}over\s+(?:the\s+)?(?:knife|surgery|scalpel|pills|an\s+operation) | \b(?:smart|natural|gentle|better|real|true|modern)\s+alternative\s+to\b | \b(?:not|n['’]t)\s+ask\s+for\s+(?:a\s+)?(?:more|\w+er)\s+\w+\W*$ | \bevery\s+bit\s+as\b | \bis\s+all\s+(?:you\s+(?:risk|need|feel)|it\s+takes)\b | \bdo(?:es)?\s+what\s+(?:\w+\s+){{1,3}}?(?:cannot|can['’]t|never\s+could)\b | \bstands?\s+to\s+(?:gain|benefit)\b"""
)
# Easy, without harm, and for anyone.
SAFE_FOR_ALL = expression(
    rf"""\bwithout\s+(?:reservation|hesitation|fear|worry|a\s+(?:second\s+thought|worry|care)|surgery)\W*$ | \bwithout\s+(?:reservation|hesitation)\b | \b(?:(?:for|to|by|in|suits|fits|helps)\s+(?:almost|nearly|virtually|practically|just\s+about)|suits|fits)\s+{_ANYONE}\b | \b(?:no|little)\s+(?:need|reason|cause)\s+to\s+(?:fear|worry|be\s+(?:afraid|nervous|scared))\b | \bin\s+(?:their|its|your)\s+stride\b | \bin(?:to)?\s+(?:safe|good|expert|capable|the\s+(?:best|safest|right))\s+(?:of\s+)?hands\b | \b(?:safe|gentle|easy|simple|mild)\s+enough\b | \bthe\s+only\s+(?:side\s+effect|downside|risk|regret|complaint|catch|drawback)\b(?!\s+in\b) | \bno\s+(?:obstacle|barrier|hurdle)\b
      | \b(?:sails?|breez(?:e|es))\s+through\b | \b(?:walk\s+in\s+the\s+park|piece\s+of\s+cake|child['’]s\s+play|a\s+breeze)\b | \bwith\s+(?:full\s+|complete\s+)?(?:confidence|peace\s+of\s+mind)\b | \bwould\s+have\s+(?:seen|noticed|heard|known)\b[^.]*\bby\s+now\b | \beven\s+(?:people|those|patients|athletes|(?:the\s+)?(?:\w+\s+)?cases|the\s+(?:old|worst|most)\w*)\b(?![^.,]*\b(?:may|might|can\s+(?:be|get|not|have\s+(?!it\b|this\b|them\b|prp\b))|cannot)\b)[^.,]*\b(?:can|could|do|does|respond\w*|has|have|sail|come|is\s+no)\b
      | \b(?:rarely|seldom|never|hardly|no\s+longer)\s+(?:ever\s+)?needs?\s+(?:a\s+second|another|more\s+than|further|to\s+(?:see\s+us|come\s+back|return|worry|take)|pills|painkillers)\b | \b(?:session|shot|visit|treatment|injection|dose|course|drip)s?\s+(?:is|are|was|were|has\s+been|have\s+been|will\s+be|(?:usually|often)\s+proves?)\s+(?:often\s+|usually\s+|all\s+|more\s+than\s+|plenty|quite\s+)*enough\b | \b(?:no|not\s+a|little)\s+chance\W*$
      | \b(?:hardly|scarcely|barely)\s+an?\s+\w+\s+(?:that|which|who|it|we)\b | \b(?:hardly|barely)\s+(?:recognize|know|believe)\b | \b(?:hardly|barely|scarcely)\s+(?:even\s+)?(?:feel|notice)\b | \b(?:hardly|scarcely)\s+(?:one|any(?:one|body)?|a\s+single)\b | \b(?:not|never)\s+too\s+(?:old|late)\b"""
)
# What the reader, and what ails, may count on.
TO_COME = expression(
    rf"""\byou\s+(?:can|will|should|may)\s+(?:soon\s+|now\s+|safely\s+)?(?:expect|count\s+on|look\s+forward\s+to|be\s+(?:sure|certain|confident)\s+of|bank\s+on|rely\s+on)\s+(?:[\w-]+\s+){{0,4}}?(?:{GAIN}|turnaround|improve\w*|best) | \byou\s+(?:will|would|['’]ll|won['’]t)\s+(?:not\s+|never\s+)?(?:want|wish)\s+to\s+(?:go|look)\s+back\b | \ba\s+(?:different|new)\s+(?:person|man|woman)\b
      | \byour\s+(?:\w+\s+)?\w+\s+(?:will|won['’]t)\s+(?:never\s+|not\s+|soon\s+)?(?:thank|miss|wonder|gather|love|envy|beg|forget)\b | \ba\s+(?:distant\s+)?(?:thing\s+of\s+the\s+past|memory)\b | \bback\s+to\s+life\b | \bfrom\s+(?:within|the\s+inside(?:\s+out)?)\W*$ | \b(?:injections?|it|they|{CELLS}|{MASK}+)\s+(?:go|goes|get|gets|set|sets|went|got)\s+(?:straight\s+|right\s+)?to\s+work\b | \bthe\s+(?:job|work)\s+is\s+(?:done|finished)\b | \bnowhere\s+to\s+(?:be\s+(?:found|seen)|hide)\b | \bdo(?:es)?\s+the\s+rest\b
      | \bfinish(?:es)?\s+the\s+(?:job|work)\b | \bwonders?\s+why\s+(?:you|they|he|she|anyone|anybody|we)\s+(?:waited|ever|did|had|put|suffered|still|let|bothered)\b | \b(?:will|soon|should)\s+(?:soon\s+)?(?:feel|seem|look|get|grow)\s+(?!like|longer|stiffer|sore|worse|later|colder|harder|tighter)(?:\w{{3,}}er|easy|effortless|young)\b | \byou\s+(?:can|will|may)\s+(?:soon\s+)?look\s+forward\s+to\b(?!.*\b(?:wait|visit|call|letter)\b)
      | \byou\s+(?:will|['’]ll|could|can)\s+(?:soon\s+)?be\s+(?!lying|sitting|getting|wearing|taking|waiting|meeting|seeing|standing|having|using|paying|facing|going|needing|staying|signing|missing|breathing|asking|answering|being|nothing|talking|bleeding|working\s+with)\w+ing(?=\W*$|\s+(?:again|by|in|within|soon|before|like|through|up|the)\b) | \bso\s+(?:is|are|does|do)\s+(?:the|your)\s+(?:pain|stiffness|swelling|ache|trouble|limp)s?\b | \bonly\s+a\s+matter\s+of\s+time\b | \b(?:was|has\s+been|have\s+been)\s+waiting\s+for\W*$"""
)
# Who else holds with it, and how often that was seen.
SWORN_BY = expression(
    r"""\bsays?\s+(?:it\s+all|otherwise)\b | \b(?:us|choos|trust|pick|prefer|rel(?:y|ies))\w*\b[^.,]*\bfor\s+a\s+reason\b | \bno\s+(?:coincidence|accident|wonder)\s+that\b | \b(?:mountain|wealth|years|decades|hundreds|thousands)\s+of\s+(?:\w+\s+)?(?:data|research|evidence|papers|studies|experience)\s+(?:stands?|backs?|supports?|confirms?|proves?|lies?)\b | \b(?:trials|papers|studies|doctors|people|patients)\s+(?:cannot|can['’]t)\s+(?:all\s+)?be\s+wrong\b | \bleaves?\s+(?:little|no)\s+doubt\b
      | \b(?:critics|skeptics|doubters|cynics|colleagues|surgeons|scientists|researchers|experts|doctors)\s+(?:who\s+[^,]+?\s+)?(?:no\s+longer|are\s+(?:thrilled|excited|convinced|amazed|losing|waking|turning)|have\s+(?:fallen|come\s+(?:round|around)|gone\s+silent)|had\s+to|become|now\s+(?:reach|turn|choose|prefer|send)|send\s+us) | \b(?:we|our\s+\w+|i)\s+(?:see|sees|watch|watches|hear|hears|witness|witnesses)\s+(?:it\s+|this\s+|them\s+)?(?:every|each)\s+(?:single\s+)?(?:day|week|month)\b(?!\s+(?:how\s+hard|that\s+it|for))
      | \b(?:has|have)\s+(?:watched|seen)\s+(?:\w+\s+){1,4}?(?:come|go|get|turn|grow|heal|recover|walk)\b | \bit\s+is\s+(?:fair|safe)\s+to\s+say\b | \b(?:come|comes|fly|flies|travel|travels|drive|drives)\s+(?:to\s+us\s+|in\s+|here\s+)?from\s+(?:\w+\s+)?(?:states|continents|countries|(?:across|all\s+over|around)\s+the\s+(?:country|state|world|globe)|as\s+far)\b
      | \b(?:our|their|his)\s+own\s+(?:mothers?|fathers?|parents|children|kids|famil(?:y|ies)|wives|husbands|spines?|knees?|backs?|joints?)\b | \bhard\s+to\s+find\s+(?:anyone|someone|anybody|a\s+(?:patient|client|person))\b | \b(?:sooner\s+or\s+later|catch(?:es|ing)?\s+up|waking\s+up\s+to\s+(?:it|this)|years\s+ahead\s+of|ahead\s+of\s+its\s+time)\b | \bthe\s+average\s+(?:patient|client|visitor|user|customer|guest)\s+\w+s\b
      | \bwe\s+(?:watch|see|saw|watched|have\s+(?:seen|watched))\s+(?:\w+\s+)?(?:people|patients|men|women|clients|visitors|\w+ers)\s+(?!who|with|for|from|on|at|by|in|once|twice|only|every|each|about|as|a|again|when|if|after|over|under|that|here|before)\w+ | \b(?:results?|numbers|scans?|patients)\s+speaks?\s+for\b | \bwe\s+have\s+yet\s+to\s+(?:meet|see|hear|find|have)\s+(?:one|it|a\s+(?:patient|person|complaint|failure|joint|back|knee|single))\b | \b(?:swears?|swore)\s+by\b | \b(?:men|women|people|patients|clients|couples|parents)\s+(?:often\s+)?(?:tell|write\s+to|report\s+to)\s+us\s+(?:that|they)\b | \b(?:science|medicine)\s+has\s+(?:moved|caught|come|spoken)\b | \blines?\s+up\s+for\b | \bits\s+(?:worth|merits?|powers?|promise)\b | \bthere\s+is\s+a\s+(?:\w+\s+)?reason\s+(?:why\s+)?(?!to\b|for\b)\w+
      | \b(?:each|every)\s+single\s+(?:time|patient|case|day) | \bhard[\s-]pressed\s+to\s+find | \byet\s+to\s+see\s+(?:it|one|a\s+\w+)\s+(?:fail|go|do)"""
)
# By kind, none of more than thirty, which are sought one by one (`stems.MOST_WAYS`).
SHAPES = AnyOf((BETTER_THAN, SAFE_FOR_ALL, TO_COME, SWORN_BY), lambda shape: shape)
# How a sentence begins that is neither; and how, besides, one that gives no order.
_BEGINS = "you your we our it this that these those in if when what they as how who where why which is does do on; the a an some most many each one there all both few pain back doctors people"
_TELLS, _STATES = (frozenset(words.split()) for words in _BEGINS.split(";"))


def begins_to_sell(text: str) -> re.Match[str] | None:
    """The order, or the praise, with which a sentence begins."""
    first = text.split(" ", 1)[0].lower()
    if first in _TELLS:
        return None
    noun = first in _STATES or (first.endswith("s") and not first.endswith("ss"))
    return FRAGMENTS.match(text) or (None if noun else ORDERS.match(text) or COMMANDS.match(text))
