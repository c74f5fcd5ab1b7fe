"""Lines that belong to the page, not to the report: navigation, sharing, printing, counters, footers."""

from __future__ import annotations

import re

__all__ = ["ends_report", "is_furniture"]

_FURNITURE = re.compile(
    r"(?:扫一扫|用微信扫|微信扫一扫|手机扫一扫|扫描二维码).*|.*扫一扫在手机打开.*"
    r"|【?(?:打印|关闭|收藏|分享|返回|顶部|首页)(?:此页|本页|页面|窗口|到|顶部|首页)?】?(?:\s*+【?(?:打印|关闭|收藏|分享|返回)(?:此页|本页|页面|窗口|顶部)?】?)*[:：]?"
    r"|(?:您?(?:当前|现在)(?:所在)?(?:的)?位置|所在位置|当前位置)[:：]?.*|首页\s*[>＞»/›].*"
    r"|(?:来源|信息来源|文章来源|稿件来源|作者|编辑|责任编辑|审核|浏览次数|浏览量|访问量|访问次数|阅读次数|阅读量|点击数|点击量|点击率|字号|字体|字体大小|发布时间|发布日期|时间|日期)[:：][^。]{0,60}"
    r"|[\[【(（]?字[号体]?[:：]?\s*[\[【]?\s*大\s*[\]】]?\s*[\[【]?\s*中\s*[\]】]?\s*[\[【]?\s*小.*|大\s*中\s*小"
    r"|(?:上一篇|下一篇|上一条|下一条|相关(?:链接|新闻|文章|附件|阅读|信息|稿件)|友情链接|网站地图|网站导航|联系我们|关于我们|使用帮助|隐私声明|无障碍|长者版|适老化|登录|注册|设为首页|加入收藏).{0,60}"
    r"|(?:版权所有|主办(?:单位)?|承办(?:单位)?|技术支持|网站标识码|政府网站标识码|备案(?:号|序号)?|联系电话|地址|邮编|电话|邮箱)\s*[:：].{0,100}"
    r"|.{0,40}(?:ICP备|公网安备|版权所有|Copyright|copyright|All Rights Reserved|网站标识码).{0,100}"
    r"|(?:单位|部门)?负责人\s*[:：].{0,40}(?:填报人|填表人|审核人)\s*[:：].{0,40}"
    r"|[(（]?(?:续表|续上表|接上表|接上页|转下页|接下页)[)）]?"
    r"|分享到?[:：]\s*+(?:(?:新浪|腾讯)?微[信博]|QQ(?:空间|好友)?|朋友圈|人人网|豆瓣|[ |｜·、]){1,20}+"
    r"|建议使用[^，。；]{0,40}(?:分辨率|浏览器)(?:浏览|访问|查看)?[^，。；\u4e00-\u9fff]{0,20}|您是第\s*\d{0,9}\s*位?访(?:客|问者)|(?:本页网址|本文网址|文章关键词)\s*[:：].{0,100}|监督电话\s*[:：][\d\s\-—（）()、]{5,40}"
    r"|点击收听.*|点击播放.*|-->|<!--|\|+|附件下载.*|附件\s*\d*\s*[:：].{0,80}|.{1,60}\.(?:docx?|pdf|xlsx?|wps|ofd|zip|rar|jpe?g|png)"
)  # fmt: skip
_ALONE = frozenset(
    "二维码 扫码分享 扫码浏览 手机扫码 微信扫码 分享到微信 分享本文 返回顶部 回到顶部 返回首页 "
    "打印 关闭 收藏 纠错 我要纠错 政府网站找错 网站找错 相关文档 手机版 电脑版 "
    "移动版 TOP top 附件 视力保护色 保护视力色 无障碍阅读 语音播报 繁体 简体".split()
)
"""What the page says in a line of its own, brackets and colons left out; one line may have several."""
_BETWEEN = str.maketrans(dict.fromkeys("[]【】()（）:：|｜·↑", " "))
_LONGEST_ALONE = 40
_END = re.compile(
    r"(?:上一篇|下一篇|上一条|下一条|相关(?:链接|新闻|文章|附件|阅读|信息|稿件)|友情链接|网站地图|版权所有|主办单位|主办[:：]|承办单位|承办[:：]|技术支持|网站标识码|扫一扫|.{0,40}(?:ICP备|公网安备|Copyright)).*"
)


def is_furniture(line: str) -> bool:
    """Whether a line, blanks at its ends cut off, is furniture of the page."""
    words = line.translate(_BETWEEN).split() if len(line) <= _LONGEST_ALONE else ()
    if words and _ALONE.issuperset(words):
        return True
    return len(line) <= 200 and _FURNITURE.fullmatch(line) is not None


def ends_report(line: str) -> bool:
    """Whether a line begins the foot of the page, behind which nothing of the report stands."""
    return len(line) <= 200 and _END.fullmatch(line) is not None
