"""Text as it comes in by files, pastes, the web and scripts: every family that has hurt a terminal program.

Each is data and is to be kept and shown as text. What follows `{m}` is the trouble; the mark names the string in a leak.
"""

from __future__ import annotations

ESC, BEL, ST = "\x1b", "\x07", "\x1b\\"

FAMILIES: dict[str, tuple[str, ...]] = {
    "markup": (
        "[bold]{m}[/bold]", "{m}[/]", "{m}[bold", "[/red]{m}[red", "[@click=app.quit]{m}[/]", "[@click=app.bell]{m}",
        "[on red]{m}[/on red][blink]", "\\[bold]{m}\\", "{m}[[]]]][", "{m} :smile: [#123] [a=b] [x]", "{m} $primary [$late]x",
        "[link=https://evil.example]{m}[/link]", "{m} **x** ![x](file:///etc/passwd) <script>x</script> | a | b |",
    ),
    "links": (
        "javascript:{m}", "file:///etc/{m}", "{m}.example/--version", "-P {m}", "data:text/html,{m}",
        "https://user@{m}.example", "ms-msdt:{m}", "vbscript:{m}", "http://127.0.0.1/{m}", "https://{m}.example/%action",
    ),
    "operating system commands": (
        f"{{m}}{ESC}]0;title {BEL}", f"{{m}}{ESC}]2;title{ST}", f"{{m}}{ESC}]52;c;cHduZWQ={BEL}", f"{{m}}{ESC}]52;c;?{BEL}",
        f"{{m}}{ESC}]8;;https://evil.example{ST}click{ESC}]8;;{ST}", f"{{m}}{ESC}]4;1;?{BEL}{ESC}]10;?{BEL}{ESC}]11;?{BEL}",
        f"{{m}}{ESC}]9;note{BEL}{ESC}]777;notify;a;b{BEL}{ESC}]99;;x{ST}", f"{{m}}{ESC}]1337;File=name=x;inline=1:AA{BEL}",
        f"{{m}}{ESC}]7;file://host/x{ST}{ESC}]133;A{ST}{ESC}]633;E;x{ST}", f"{{m}}{ESC}]50;#1{BEL}", f"{{m}}{ESC}]0;never ended",
    ),
    "device controls": (
        f'{{m}}{ESC}P$q"p{ST}', f"{{m}}{ESC}P+q544e{ST}", f"{{m}}{ESC}P1000p", f"{{m}}{ESC}Ptmux;{ESC}{ESC}]52;c;eA=={BEL}{ST}",
        f"{{m}}{ESC}P0;1|17/ab{ST}", f"{{m}}{ESC}P0;1q#0;2;0;0;0{ST}", f"{{m}}{ESC}_Gi=1,a=q;AAAA{ST}",
        f"{{m}}{ESC}^pm{ST}{ESC}Xsos{ST}{ESC}kscreen title{ST}",
    ),
    "control sequences": (
        f"{{m}}{ESC}[2J{ESC}[H{ESC}[31m", f"{{m}}{ESC}[?1049l{ESC}[?1003l{ESC}[?25h", f"{{m}}{ESC}[6n{ESC}[c{ESC}[>c{ESC}[>q{ESC}[21t",
        f"{{m}}{ESC}[8;1;1t{ESC}[3;0;0t{ESC}[9;1t", f"{{m}}{ESC}[5i x {ESC}[4i", f"{{m}}{ESC}[1000000b{ESC}[999999999C",
        f"{{m}}{ESC}[>4;2m{ESC}[=1;1u{ESC}[!p", f"{{m}}{ESC}[200~x{ESC}[201~", f"{{m}}{ESC}[",
    ),
    "other escapes": (
        f"{{m}}{ESC}c{ESC}#8{ESC}(0lqqk{ESC}(B", f"{{m}}{ESC}", f"{{m}}{ESC}{ESC}{ESC}7{ESC}8{ESC}=", f"{{m}}{ESC}%@{ESC}N{ESC}O{ESC}n{ESC}~",
    ),
    "c1": ("{m}\x9b2J\x9b31m", "{m}\x9d0;title\x9c", '{m}\x90$q"p\x9c\x85\x8d\x9f\x9e', "{m}" + "".join(map(chr, range(0x80, 0xA0)))),
    "control characters": (
        "{m}\x00x", "{m}" + "".join(map(chr, range(1, 32))), "{m}\x07\x08\x08\x0b\x0c\x0e\x0f\x7f", "{m}\rover", "{m}\ta\tb",
        "{m}\r\n\n\nmany\u2028lines\u2029here\x85end", "{m}\x7f\x7f",
    ),
    "direction": ("{m}\u202egnp.exe\u202c", "{m}\u2066\u2067\u2068\u2069\u200e\u200f\u061c", "{m}\u202a\u202b\u202d", "{m} שלום עולם مرحبا"),
    "surrogates": ("{m}\ud800x", "\udfff{m}", "{m}\udce9\udcff", "{m}\ud83d"),
    "no characters": ("{m}\ufffe\uffff\U0010ffff\ue000", "{m}\ufdd0\ufdef", "{m}\U000e0001\U000e0041\U000e007f"),
    "wide": ("{m} 日本語テキスト 한국어", "{m} 👩‍👩‍👧‍👦 🏳️‍🌈 🇮🇹 👍🏽 ☕️ ❤️", "{m} ｆｕｌｌ ⅷ ﷽ ௵ 𒐫", "🇮{m}🇹🇮", "👩\u200d{m}"),
    "marks": ("{m} Z" + "".join(chr(0x300 + n % 0x60) for n in range(120)), "\u0301{m}", "{m}\u20dd\ufe0f\u20e3" * 3, "\u0e33\u0e33{m}"),
    "zero width": ("{m}\u200b\u200c\u200d\ufeff\u2060\u00ad\u180e", "\u200d{m}\u200d", "{m}\u115f\u1160\u3164\uffa0"),
    "formulas": (
        '=HYPERLINK("https://evil.example","{m}")', "=cmd|'/C calc'!A0 {m}", "@SUM(1+1) {m}", "+1+1 {m}", "-2+3 {m}", "\t=1 {m}",
        " =1 {m}", "\uff1d1+1 {m}", '{m}",=1+1,"', "\r=1 {m}",
    ),
    "sql": ("{m}'); drop table contact; --", '{m}" OR 1=1; PRAGMA writable_schema=1; --', '{m} % _ * NEAR( " AND ^', "{m} NEAR/3 -x :y col:"),
    "paths": ("../../../../etc/passwd{m}", "/dev/null{m}", "C:\\nul{m}", "~root/{m}", "{m}/../..", "con{m}.txt:stream", "-rf {m}", "$(id){m}`id`"),
    "templates": (
        "{{% for x in range(10**9) %}}{{{{ '{m}' }}}}", "{{{{ 7*7 }}}} {m}", "{{{{ {m}.__class__ }}}}", "${{{m}}}", "%(name)s {m} %s %n %999999d",
        "{{0.__class__.__mro__}} {m}", "{{:>1000000000}} {m}", "{{{m}", "}}}}{m}{{{{",
    ),
    "long": ("{m}" + "x" * 20_000, "{m} " + "word " * 4_000, "{m}" + "日" * 8_000, "{m}" + "\n" * 3_000, "{m}" + "[" * 3_000, "{m}" + "a\u0301" * 4_000),
    "nothing": ("", " ", "\u3000", "\n", "\x00", "'", '"', "\\", "0", "None", "null", "NaN", "-1", "1e309"),
}  # fmt: skip


def _marked() -> tuple[tuple[str, str], ...]:
    found = []
    for family, forms in FAMILIES.items():
        for form in forms:
            mark = f"X{len(found):03d}X"
            found.append((family, form.replace("{m}", mark).replace("{{", "{").replace("}}", "}")))
    return tuple(found)


MARKED = _marked()
"""(family, text): every string with a mark of its own."""
TEXTS = tuple(text for _, text in MARKED)
MEGABYTE = "X999X" + "y" * 1_000_000
"""One line: for the places that take files and pastes."""
