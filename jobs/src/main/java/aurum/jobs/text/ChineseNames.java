package aurum.jobs.text;

import aurum.jobs.text.PersonalData.Kind;
import aurum.jobs.text.PersonalData.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Chinese names, by the words before them (机主, 我叫), the title after them (先生, 师傅), the phone beside them, or standing alone in English text. */
final class ChineseNames {
    private static final String COMPOUND = "欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|司徒|令狐|夏侯|南宫|端木|长孙|宇文";
    private static final String SURNAME = "(?:" + COMPOUND
            + "|[王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙陶贺毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳欧管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝])";
    /** Any character but those that hold sentences together. */
    private static final String LETTER = "[\\p{IsHan}&&[^的了在是不我你他她您这那没有说就都也来去把被让给请叫个很又再才只能会要到过着从]]";

    /** After these, whoever begins with a surname is named. */
    private static final String CUE =
            "(?:我叫|我是|名叫|叫做|姓名|名字|联系人|机主|户主|户名|业主|经办人|签约人|收件人|投诉人|申请人|代办人|办理人|开户人|负责人|请联系|联系一?下?|请找|找到?|回访|本人|我爱人|我哥|我弟|我姐|我妹|我叔|我舅|我姨|我爸|我妈|受理人员?|对象|代表|收货人|爱人|老公|老婆|丈夫|妻子|父亲|母亲|爸爸|妈妈|儿子|女儿|孩子|使用人|抬头|朋友|同事|邻居|房东|客服|师傅|营业员|店员|柜员|工作人员|业务员|装维|维修员|客户经理|经理|主管|客户|用户|叫)";

    private static final String TITLE =
            "(?:先生|女士|小姐|师傅|经理|老师|主任|阿姨|太太|大爷|大妈|大姐|大哥|叔叔|同志|工程师|店长|主管|医生|教授|律师|老板|队长|客服|班长|组长|科长|处长)";
    /** What follows a name that a cue announced. */
    private static final String AFTER =
            "(?=$|[\\s,，.。;；:：、!！?？()（）\"“”'’/\\[]|电话|手机|身份|证件|号码|先生|女士|小姐|师傅|的|是|在|和|说|已|于|来|去|接|打|没|不|也|跟|给|就|今|昨|上|有|,|\\d|[A-Za-z])";

    private static final String GIVEN =
            "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰萍鹏辉红梅建文博宇浩然子轩梓涵欣怡雨思佳晨曦嘉琪睿诗语俊天成志远海燕春晓阳东雪琳凯丹婷波斌慧颖倩莹国庆民荣生德福贵祥云龙凤珍珠金根林森峰岩山川江河清源泉智仁义礼信诚毅恒永康安宁乐欢喜悦美爱莲菊竹松柏青翠绿紫雯雅洁纯真璐瑶琴瑞瑾瑜晶晖旭昊昕昌盛兴旺振宏达胜利立新进益良才贤能学勤敬忠孝亮光彬卫星月娥娇婉妍媛嫣婕玲珊珍琼璇薇蓉蕾茜莎菲萌芸苗若怀逸飞小妹大庆祺彦煜铭锋铁全凡一可依静茹萱彤钰涛远修鑫淼垚冰莎丝翔航帆舟";

    private static final Pattern CUED =
            Pattern.compile(CUE + "(?:姓名|名字|名叫|叫|是|为|名|一下)?[:：]? ?\"?(?<x>" + SURNAME + LETTER + "{1,2}?)" + AFTER);
    /** With characters that given names are made of, nothing need follow. */
    private static final Pattern CUED_AND_GIVEN = Pattern.compile(
            "(?:" + CUE + "|请)(?:姓名|名字|名叫|叫|是|为|名|一下)?[:：]? ?(?<x>" + SURNAME + "[" + GIVEN + "]{1,2})");

    private static final Pattern TITLED = Pattern.compile("(?<x>" + SURNAME + LETTER + "{0,2}?)(?=" + TITLE + ")");
    private static final Pattern OWNING = Pattern.compile("(?<x>" + SURNAME + LETTER + "{1,2}?)(?=名下|本人|的身份证|的名字)");
    /** A surname and two characters of given names need no cue; one needs a word that joins persons before it, and an end. */
    private static final Pattern BARE = Pattern.compile("(?<![" + "对东南西北官" + "])(?<x>(?:" + COMPOUND + ")[" + GIVEN
            + "]{1,2}|" + SURNAME + "[" + GIVEN + "]{2})(?![" + GIVEN + "])");

    private static final Pattern JOINED = Pattern.compile("(?:[和跟与同找由给为是替]|人员?[:：]|对象[:：]|^|[。！？!?\\n：:])(?<x>"
            + SURNAME + "[" + GIVEN + "]{1,2})(?=一起|收|签|$|[,，、。:：(（]|说|办|来|去|接|同意|不|没)");
    private static final Pattern FAMILIAR = Pattern.compile(
            "(?<![大中最太变从多])[小老](?![时米麦家区板师年])(?<x>" + SURNAME + ")(?=电话|说|的?电话|师傅|先生|[,，。、:：]|$|来|他|她|没|在|给)");
    private static final Pattern SURNAMED = Pattern.compile("(?:我姓|免贵姓|姓)(?<x>" + SURNAME + ")(?![名氏])");
    private static final Pattern BESIDE =
            Pattern.compile("(?<x>" + SURNAME + LETTER + "{1,2})[ ,，:：(（]{0,2}(?:电话|手机号?|号码|身份证号?)?[:：]? ?$");
    private static final Pattern ALONE =
            Pattern.compile("(?<![\\p{IsHan}])(?<x>" + SURNAME + LETTER + "{1,3})(?![\\p{IsHan}])");
    private static final Pattern AT_START =
            Pattern.compile("(?:^|[。！？!?\\n，,])(?<x>" + SURNAME + "(?<given>" + LETTER + "{1,2}))(?=[,，:：、 ]|$|。$)");

    /** Words that begin like a name. */
    private static final Set<String> WORDS = Set.copyOf(Arrays.asList(
            """
            方式 方法 方便 方面 方案 高级 高速 高档 高峰 高额 金额 金牌 金卡 安装 安排 安全 安心 时间 时候 时常 于是 马上 全部 全家 全国 全城 全年 全程 成功 成员 成本 明天 明明 明确 明细 平时 平台 万元 万一 何时 何况
            任何 任务 经理 经常 包月 包年 包括 和平 向来 路由 路口 路段 游戏 游客 连接 连续 连网 白天 白班 易用 查询 查看 费用 费率 单位 单子 单独 解决 解释 解约 应该 应用 应急 严重 严格 施工 师傅 关机 关系 关于 关闭
            管理 管家 文件 文字 车辆 车主 车间 房子 房间 房东 房屋 程序 程度 许多 许可 曾经 曾多 石油 温度 武汉 江苏 江西 广东 云南 农村 农民 商家 商场 商店 项目 项费 充值 宽带 套餐 国庆 季度 左右 古怪 符合 简单 简直 常常
            华为 华人 米粉 麻烦 迟迟 迟到 池塘 师范 司机 司法 纪念 祝您 祝你 边界 边境 冷淡 冷漠 党员 景区 全额 车费 费钱 易拉 卓越 盛大 古城 向我 向你 向您 何必 何处 方司 方客 于明 于今 于昨 于本 于上 于下 于当 白云 金山 金龙 万达 华英 龙江 温泉 安宁 平安 安平 全国 和平 金华 石林 云海 海林 常青 高兴 江山 江河 青山 黄山 黄河 泰山 长江 马云 华山 毕生 终生 卫生 学生 医生 先生 单身 万国 金英 安然 安慰 任由 田地 林业 水费 白白 白跑 白交 金融 金色 黄色 黄金
            石头 马路 龙头 毛病 钱包 钱款 汤圆 文明 康复 包装 包裹 包邮 童年 尚未 单方 单纯 单号 季末 屈服 甘心 成年 成套 成天 成倍 连带 连连 连夜 游泳 时时 时段 时效 和我 和你 和他 和您 和客 和家 明年 明显 全天 全体
            全新 全面 边上 管道 管线 管控 荣誉 商量 商务 沙发 仇视 师资 查出 查不 查过 查清 查账 麻木 应付 应收 应急 应当 宫廷 席位 卫生 卫星 宗旨 米兰 江南 夏天 夏季 秦岭 叶子 苏州 严禁 严密 左边 左转 温馨 易损 解除 解绑
            解冻 解锁 安检 安抚 安置 安慰 齐全 尤其 艾滋 阳台 穆斯 农业 司空 简介 简化 项下 车位 车牌 车站 连同 路上 路费 路边 游览 曲线 成都 盛夏 谷歌 苗头 欧洲 欧元 景点 华丽 高层 高价 高新 高铁 高管 高考 高中 高兴 何人
            任意 任性 任职 万分 万能 万网 钱都 向上 向下 文化 武装 温和 包含 包干 包间 毕竟 毕业 单据 季节 季付 全球 全部人 管我 管你 荣耀 时代 和谐 师大 路线 连锁 关键 关注 关怀 关停 古代 安保 安静 白色 付款 付费 付钱
            付了 付过 付清 方可 白银 钻石 银卡 叶片 章程 章节 简讯 房租 房产 房号 费劲 应对 边缘 查实 查明 查收 查封 明码 明说 明示 全权 全数 全网 解答 解析 江边 江北 高低 高清 高端 高温 高达 高出
            """
                    .strip()
                    .split("\\s+")));

    private ChineseNames() {}

    /** @param found what was found already: names stand beside phones and identity numbers */
    static List<Span> find(String text, List<Span> found) {
        List<Span> spans = new ArrayList<>();
        if (text.codePoints().noneMatch(Language::isChinese)) {
            return spans;
        }
        for (Pattern pattern : List.of(CUED, CUED_AND_GIVEN, TITLED, OWNING, JOINED, FAMILIAR, BARE, SURNAMED)) {
            addAll(spans, pattern.matcher(text));
        }
        for (Span span : found) {
            if (span.kind() == Kind.PHONE || span.kind() == Kind.IDENTITY || span.kind() == Kind.EMAIL) {
                Matcher matcher = BESIDE.matcher(text).region(Math.max(0, span.start() - 14), span.start());
                addAll(spans, matcher);
            }
        }
        Matcher start = AT_START.matcher(text);
        while (start.find()) {
            if (start.group("given").chars().allMatch(character -> GIVEN.indexOf(character) >= 0)) {
                add(spans, start);
            }
        }
        if (Language.of(text) == Language.ENGLISH) {
            addAll(spans, ALONE.matcher(text));
        }
        return spans;
    }

    private static void addAll(List<Span> spans, Matcher matcher) {
        while (matcher.find()) {
            add(spans, matcher);
        }
    }

    private static void add(List<Span> spans, Matcher matcher) {
        String name = matcher.group("x");
        boolean isWord = name.length() >= 2 && (WORDS.contains(name.substring(0, 2)) || WORDS.contains(name));
        if (!isWord) {
            spans.add(new Span(Kind.NAME, matcher.start("x"), matcher.end("x")));
        }
    }
}
