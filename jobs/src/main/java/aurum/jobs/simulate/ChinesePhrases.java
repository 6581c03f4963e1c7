package aurum.jobs.simulate;

/** Chinese complaints. */
final class ChinesePhrases {

    static final String OPENINGS =
            """
            -
            -
            您好，
            你好，我要投诉：
            再次反映，
            我非常生气！
            麻烦核实一下，
            我是多年的老用户，
            实在忍不下去了，
            上次投诉过没有结果，
            """;

    static final String CLOSINGS =
            """
            -
            -
            -
            请尽快处理。
            请给我一个合理的解释。
            希望你们重视。
            再不解决我就向工信部申诉。
            客服只会说"请耐心等待"。
            打了三次热线,每次都让我等,没有人管。
            请联系{name}，电话{phone}。
            机主{name}，身份证号{identity}。
            有结果请发到{email}。
            我家住{address}，可以上门查看。
            联系电话{phone}，{days}天之内给我答复。
            当时接待的是{agent}。
            在{shop}等到天黑,停在门口的车{plate}还被贴了条。
            """;

    static final String ROADS =
            """
            海棠路
            观潮大道
            听涛街
            灯塔路
            渔歌巷
            望海路
            珊瑚街
            白鹭大道
            学府路
            船厂路
            榕树街
            新港三路
            """;

    static final String SHOPS =
            """
            观潮大道营业厅
            灯塔路营业厅
            学府路合作厅
            新港营业厅
            听涛街代理点
            白鹭广场旗舰店
            """;

    static final String PLANS =
            """
            畅享99元套餐
            海阔129元套餐
            青春卡39元套餐
            全家福199元套餐
            银龄19元套餐
            融合159元套餐
            """;

    static final String APPLICATIONS =
            """
            短视频
            游戏
            视频会议
            网上营业厅应用
            直播
            地图导航
            """;

    static final String STORIES =
            """
            data_charge_dispute | 流量超额扣费 | {date}收到短信说流量用超了，扣了{amount}元，我手机流量一直是关着的。
            data_charge_dispute | 后台流量 | 套餐里有{gigabytes}GB流量，一晚上没用手机就没了，还多收了{amount}元流量费。
            data_charge_dispute | 定向流量计费 | 说好看{application}免流量，结果还是按套餐外收了{amount}元。
            bill_unclear | 账单项目看不懂 | {date}的账单上有一项{amount}元，写的是"其他费用"，没人说得清是什么。
            bill_unclear | 账单金额与查询不一致 | 应用里查到的话费和收到的账单差{amount}元，到底以哪个为准？
            bill_unclear | 没有收到账单 | 已经两个月没有收到账单，扣费{amount}元也不知道扣在哪里。
            unsubscribed_charge | 未订购被扣费 | 我从来没有订过任何业务，{date}莫名其妙扣了{amount}元。
            unsubscribed_charge | 误点订购 | 用{application}时弹出窗口，一碰就订购了，每月扣{amount}元。
            unsubscribed_charge | 免费体验转收费 | 当时{agent}打电话说免费体验，到期没提醒就开始收{amount}元。
            roaming_charge | 国际漫游费过高 | {date}出境两天，回来发现漫游费{amount}元，事先没有任何提醒。
            roaming_charge | 边界误漫游 | 我人在{city}海边没有出境，却收了{amount}元国际漫游费。
            roaming_charge | 漫游包未生效 | 出发前买了漫游包，到了当地还是按标准资费扣了{amount}元。
            prepaid_balance | 有余额被停机 | 账户里还有{amount}元，{date}突然停机，电话打不出去。
            prepaid_balance | 充值未到账 | 在{shop}充值{amount}元，过了{hours}小时还没有到账。
            prepaid_balance | 停机无提醒 | 余额不足没有短信提醒，正在谈生意就停机了，损失谁来赔？
            late_fee | 滞纳金不合理 | 只晚交了{days}天，滞纳金就收了{amount}元。
            late_fee | 号码停用仍收滞纳金 | 号码早就不用了，现在通知我欠费加滞纳金{amount}元。
            late_fee | 银行代扣失败 | 银行卡里有钱，你们代扣没成功，凭什么收我滞纳金{amount}元？
            plan_confusing | 套餐说明看不懂 | {plan}的说明写了三页纸，流量怎么算、超了怎么收，看完还是不明白。
            plan_confusing | 叠加包规则复杂 | 买了叠加包，先扣哪个后扣哪个没有人讲清楚，结果多花{amount}元。
            plan_confusing | 套餐内容查不到 | 我想知道自己用的是什么套餐，应用里找了{minutes}分钟没找到。
            plan_not_as_promised | 与宣传不符 | {agent}推荐{plan}时说不限量，用到{gigabytes}GB就限速了。
            plan_not_as_promised | 优惠未兑现 | 宣传说办{plan}返还{amount}元，到现在{days}天了一分钱没返。
            plan_not_as_promised | 赠送内容缩水 | 在{shop}办理时承诺送宽带提速，装好后说没有这个活动。
            plan_change_refused | 不能改低档套餐 | 想把{plan}改成便宜的，客服说系统不支持，只能往高改。
            plan_change_refused | 老用户不能办新套餐 | 新用户能办的{plan}，我用了十年反而不能办，这公平吗？
            plan_change_refused | 改套餐要等次月 | 申请改套餐，{agent}说要等下月，下月又说没有记录。
            allowance_expired | 流量过期清零 | 上个月剩了{gigabytes}GB流量，{date}全部清零，为什么不能结转？
            allowance_expired | 语音余量作废 | 买的语音包还没用完就过期了，{amount}元白花。
            allowance_expired | 赠送流量过期无提醒 | 送的{gigabytes}GB流量只有{days}天有效期，没有任何人告诉我。
            contract_terms | 合约期限制 | 办{plan}时没有说要签两年，现在想取消要赔{amount}元违约金。
            contract_terms | 自动续约 | 合约到期没有通知就自动续了一年，我不同意。
            contract_terms | 最低消费 | 每月最低消费{amount}元是什么时候加上的？我没有签过字。
            no_signal | 小区无信号 | {city}{road}一带{date}起手机完全没有信号，电话都打不出去。
            no_signal | 乡村无信号 | 老家在{city}乡下，整个村都没信号，老人有急事联系不上。
            no_signal | 信号突然消失 | 从{date}开始信号突然没有了，重启手机换卡都没有用。
            weak_indoor | 室内信号弱 | 家住{address}，室内只有一格信号，打电话要到阳台上。
            weak_indoor | 地下车库无信号 | {road}商场地下车库没有信号，付款都付不了。
            weak_indoor | 电梯无信号 | {city}{road}的写字楼里信号很差，进电梯就断。
            dropped_call | 通话中断 | 这几天打电话说不到{minutes}分钟就断，一天断了好几次。
            dropped_call | 行驶中掉话 | 在{road}开车打电话，每次到同一个路口就掉线。
            dropped_call | 听不到对方声音 | 通话时经常听不见对方，单通，{date}到现在没有好。
            slow_data | 网速慢 | {city}{road}附近网速特别慢，{application}一直转圈打不开。
            slow_data | 用量未超却限速 | 套餐还有{gigabytes}GB，网速却只有几十K，是不是限速了？
            slow_data | 晚间网速慢 | 一到晚上{application}就卡，白天还好，{days}天了都是这样。
            congestion | 高峰期拥塞 | 每天下班高峰在{road}地铁口，信号满格但是{application}打不开。
            congestion | 景区人多上不了网 | {date}在{city}海滨景区，人一多就上不了网，扫码都扫不了。
            congestion | 校园拥塞 | {road}大学宿舍区晚上九点以后根本没法用，{application}都登不上。
            high_speed_rail | 高铁上无网络 | {date}坐高铁从{city}出发，一路上几乎没有网。
            high_speed_rail | 高铁通话断续 | 高铁上打电话断了{days}次，隧道里完全没有信号。
            high_speed_rail | 高铁站上网慢 | {city}高铁站候车厅信号满格却打不开{application}。
            frequent_disconnect | 频繁掉线 | 家里宽带每天掉线十几次，{application}老是断，光猫红灯一直闪。
            frequent_disconnect | 夜间断网 | 每到夜里就断网，重启光猫能好{minutes}分钟又断。
            frequent_disconnect | 雨天断线 | 一下雨宽带就断，{road}这一片都是这样。
            low_speed | 速率不达标 | 办的是{megabits}M宽带，测速连一半都不到，{days}天没有解决。
            low_speed | 无线网速慢 | {megabits}M宽带连无线看{application}都卡，师傅来了说是路由器问题。
            low_speed | 晚高峰降速 | 晚上八点以后{megabits}M变成几M，你们是不是超卖了？
            install_delay | 装机超时 | {date}申请的宽带，说48小时装好，已经{days}天没人来。
            install_delay | 预约爽约 | 装维师傅约好上午来，我请假等了一天，{agent}电话也不接。
            install_delay | 无端口 | 交了{amount}元才说小区没有端口装不了，退款还要等{days}天。
            repair_delay | 修障超时 | 宽带断了报修{hours}小时没人联系，家里孩子要上网课。
            repair_delay | 反复维修 | 同一个故障修了三次，每次好{days}天又坏。
            repair_delay | 固话长期不通 | {address}的固话不通已经{days}天，报修工单被关了两次。
            cannot_unsubscribe | 退订无门 | 想退订每月{amount}元的增值业务，应用里找不到入口，打热线让发短信，发了没反应。
            cannot_unsubscribe | 退订后仍扣费 | {date}已经退订成功，这个月又扣了{amount}元。
            cannot_unsubscribe | 必须到厅退订 | 开通一个短信就行，退订却要我本人到{shop}，这是什么道理？
            mobile_newspaper | 手机报退不掉 | 手机报每天发，退了三次还在发，每月{amount}元。
            mobile_newspaper | 强行开通手机报 | 没有订过手机报，{date}开始每天收到彩信。
            mobile_newspaper | 手机报收费未告知 | 说是赠阅的手机报，结果收了{amount}元。
            content_quality | 视频会员内容差 | 花{amount}元买的视频会员，想看的片子都要另外付费。
            content_quality | 播放卡顿 | 会员看{application}总是缓冲，清晰度也上不去。
            content_quality | 彩铃内容不良 | 彩铃里全是广告，朋友打电话都问我怎么回事。
            video_call | 可视电话开不通 | {date}申请可视电话，到现在打视频提示未开通。
            video_call | 可视电话画面卡 | 可视电话画面一顿一顿的，声音还对不上，每分钟收{amount}元。
            video_call | 可视电话误计费 | 没有接通的可视电话也收费，{date}收了{amount}元。
            handset_setting | 上网设置不会弄 | 换了新手机上不了网，接入点设置看不懂，{shop}的人说不归他们管。
            handset_setting | 彩信收不到 | 新手机收不到彩信，客服发来的设置步骤和我的手机不一样。
            handset_setting | 高清语音无法开启 | 手机明明支持高清语音，设置里打不开，{days}天没人回复。
            handset_fault | 合约机质量问题 | 合约机用了{days}天就自动关机，{shop}让我去找厂家。
            handset_fault | 维修推诿 | 手机送修{days}天没有消息，备机也没有，{agent}总说快了。
            handset_fault | 光猫故障 | 光猫烫得厉害老是死机，要求换新的却让我交{amount}元。
            app_usage | 应用登录失败 | 网上营业厅应用怎么也登录不了，验证码收不到，试了{minutes}分钟。
            app_usage | 应用充值失败 | 在应用里充{amount}元显示失败，钱已经扣了。
            app_usage | 应用闪退 | {date}更新以后应用一打开就闪退，查话费都查不了。
            attitude | 营业员态度差 | {date}在{shop}，{agent}爱理不理，问多了还说"你自己不会看吗"。
            attitude | 客服不耐烦 | 打热线问资费，{agent}没等我说完就挂电话。
            attitude | 装维人员态度恶劣 | 上门的{agent}态度恶劣，进门不穿鞋套，问一句顶一句。
            wrong_explanation | 口径不一 | 热线说能办，到{shop}说不能办，{agent}又说要等通知，到底听谁的？
            wrong_explanation | 解释前后矛盾 | 同一笔{amount}元，三个客服三种说法。
            wrong_explanation | 政策解释错误 | {agent}说{plan}可以随时取消，现在又说合约期内不行。
            long_wait | 热线等候久 | 打人工热线等了{minutes}分钟都没有人接，一直放音乐。
            long_wait | 营业厅排队久 | 在{shop}排队{minutes}分钟，三个窗口只开一个。
            long_wait | 转人工困难 | 语音菜单一层又一层，转人工转了{minutes}分钟转不进去。
            no_callback | 承诺回电未回 | {date}{agent}说24小时内回电话，到现在{days}天没有消息。
            no_callback | 投诉无回访 | 上次投诉说处理好了会回访，没有任何人联系过我就结单了。
            no_callback | 留言无回复 | 在应用上留言{days}天，一直显示处理中。
            process_runaround | 部门互相推诿 | 热线让找营业厅，{shop}让找装维，装维让打热线，转了一圈没人管。
            process_runaround | 重复提交材料 | 办一个业务让我跑了三趟{shop}，每次都说差一样材料。
            process_runaround | 转派多次 | 工单转了{days}次，每次都要我从头说一遍。
            activation | 业务未开通 | {date}办的{plan}到现在没有生效，还按原来的标准收了{amount}元。
            activation | 新卡不能用 | 在{shop}办的新卡{hours}小时了还是不能用。
            activation | 流量包未到账 | 买了{gigabytes}GB流量包，钱扣了流量没到。
            real_name | 实名认证失败 | 实名认证拍照总是不通过，试了{minutes}分钟，号码被停了。
            real_name | 名下多出号码 | 查到我{name}名下多了一个号码{other_phone}，不是我办的，谁冒用了我的身份证{identity}？
            real_name | 老人实名困难 | 八十岁的老人行动不便，你们非要本人到{shop}实名。
            number_portability | 携号转网受阻 | 申请携号转网，说有合约不能转，可是合约早就到期了。
            number_portability | 转网资格查询错误 | 短信查询说可以携出，到{shop}又说有{amount}元未结清。
            number_portability | 携入后收不到验证码 | 转进来{days}天了，银行验证码收不到。
            cancellation | 销户困难 | 想销户，让我去入网地办，我人在外地，来回车费都不止{amount}元。
            cancellation | 销户余额不退 | 销户时账户里{amount}元不退，说要充到别的号码。
            cancellation | 宽带拆机难 | 申请拆机{days}天没有人来收设备，费用还在继续扣。
            points | 积分清零 | 我的积分{date}被清零，没有收到任何提醒。
            points | 积分兑换失败 | 用积分换的礼品{days}天没有发货，积分已经扣了。
            points | 积分规则变化 | 同样的东西上个月要的积分少一半，规则说改就改？
            spam_sms | 垃圾短信 | 每天收到十几条垃圾短信，发送号码{other_phone}，退订也没有用。
            spam_sms | 运营商营销短信 | 你们自己发的营销短信太多了，{date}一天就发了好几条。
            spam_sms | 诈骗短信 | 收到{other_phone}发来的中奖短信，是诈骗，你们怎么不拦？
            spam_call | 骚扰电话 | {other_phone}一天打来好多次推销贷款，晚上也打。
            spam_call | 外呼营销 | 你们的外呼一天给我打三个电话推销{plan}，说了不要还打。
            spam_call | 号码被标记 | 我的号码{phone}被标记成骚扰电话，客户都不接。
            """;

    private ChinesePhrases() {}
}
