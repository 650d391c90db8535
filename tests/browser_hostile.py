"""Markup an article can carry to make a page fetch, run or show what it should not. `SINK` must never be asked."""

SINK = "http://sink.invalid"

HOSTILE = (
    f"<script>fetch('{SINK}/script')</script>",
    f"<script src={SINK}/src.js></script>",
    f"<img src={SINK}/img.png>",
    "<img src=x onerror=\"document.body.dataset.ran='onerror'\">",
    f"<img srcset='{SINK}/srcset.png 2x'>",
    f"<picture><source srcset={SINK}/picture.png><img></picture>",
    f"<svg><image href={SINK}/svg.png /></svg>",
    "<svg onload=\"document.body.dataset.ran='onload'\"></svg>",
    f'<div style="background:url({SINK}/css.png)">css</div>',
    f"<style>@import '{SINK}/import.css'; body{{display:none}}</style>",
    f"<link rel=stylesheet href={SINK}/link.css>",
    f"<iframe src={SINK}/frame></iframe>",
    "<iframe srcdoc=\"<script>parent.document.body.dataset.ran='srcdoc'</script>\"></iframe>",
    f"<object data={SINK}/object></object>",
    f"<embed src={SINK}/embed>",
    f"<video src={SINK}/video.mp4 autoplay></video><audio src={SINK}/audio.mp3></audio>",
    f"<table background={SINK}/table.png><tr><td>t</td></tr></table>",
    f"<form action={SINK}/form><input type=image src={SINK}/input.png><button>Send</button></form>",
    f"<meta http-equiv=refresh content='0;url={SINK}/refresh'>",
    f"<base href={SINK}/>",
    "<details open ontoggle=\"document.body.dataset.ran='ontoggle'\"><summary>d</summary></details>",
    f"![inline]({SINK}/md.png) and ![by name][leak]\n\n[leak]: {SINK}/ref.png",
    f"[click here]({SINK}/link) <a href='javascript:document.body.dataset.ran=1'>or here</a> {SINK}/bare",
    "**bold** `code` $$x^2$$ # heading &lt;b&gt; &#60;img src=x&#62; {{7*7}} ${7*7}",
    "pay \u202e00001\u202c to \u2066me\u2069 \u200fnow\u200e \U000e0041\U000e0042\ufeff\u2060 \x00\x1b[31m",
)
