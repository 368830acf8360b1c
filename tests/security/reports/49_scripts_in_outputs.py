# class: reports
# idea 49: shows HTML, SVG, JavaScript, LaTeX and Markdown that acts when a page with it is opened
# gain: what the instructor may do, done by a script
from IPython.display import HTML, SVG, Javascript, Latex, Markdown, display

EVIL = (
    "<script>document.documentElement.dataset.pwned = 1</script>",
    "<img src=x onerror=\"document.documentElement.dataset.pwned = 1\">",
    "<svg onload=\"document.documentElement.dataset.pwned = 1\"><script>1</script><a xlink:href='javascript:1'>a</a></svg>",
    "<math><mtext><script>1</script></mtext><maction actiontype='statusline#javascript:1' xlink:href='javascript:1'>a</maction></math>",
    "<iframe src='javascript:1'></iframe><iframe srcdoc='<script>parent.document.documentElement.dataset.pwned = 1</script>'></iframe>",
    "<meta http-equiv=refresh content='0;url=https://example.org/pwned'><base href='https://example.org/'>",
    "<link rel=stylesheet href=https://example.org/a.css><style>@import 'https://example.org/b.css';</style>",
    "<a href=' jAvA\tscript:1'>a</a><a href='data:text/html,<script>1</script>'>b</a><a href='vbscript:1'>c</a>",
    "<object data='data:text/html,<script>1</script>'></object><embed src='https://example.org/x.swf'>",
    "<form action='https://example.org'><input autofocus onfocus=1><button formaction='javascript:1'>b</button></form>",
    "<video src='https://example.org/a' poster='https://example.org/b' onerror=1><source onerror=1></video>",
    "<img src='https://example.org/a.png' srcset='https://example.org/b.png 2x'><img src='//example.org/c.png'>",
    "<div style='background:url(https://example.org/d.png);position:fixed;inset:0'>x</div><table background='https://example.org/e.png'>",
    "<details open ontoggle=1>x</details><body onload=1><marquee onstart=1>",
    "<template><script>1</script></template><noscript><p title='</noscript><img src=x onerror=1>'></noscript>",
    "<p id='notebook' class='score' name='token'>x</p><input name=cookie id=cookie>",
    "</pre></code></div></body></html><script>1</script>",
)
for html in EVIL:
    for show in (HTML, Markdown, Latex):
        display(show(html))
    display({"image/svg+xml": html, "text/plain": html}, raw=True)
    display({"application/javascript": html, "text/vnd.mermaid": html, "application/pdf": html, "image/png": html, html: html}, raw=True)
display(Javascript("document.documentElement.dataset.pwned = 1"))
print(*EVIL)


def double(x):
    raise ValueError("".join(EVIL))
