package aurum.jobs.simulate;

/** English complaints. */
final class EnglishPhrases {

    static final String OPENINGS =
            """
            -
            -
            Hello,
            I want to complain:
            This is the second time I am writing.
            I am a customer of many years.
            Please look into this.
            I am really angry!
            """;

    static final String CLOSINGS =
            """
            -
            -
            -
            Please sort this out soon.
            I expect a proper explanation.
            Otherwise I will go to the regulator.
            Your hotline only says "please be patient".
            Please call {name} on {phone}.
            You can write to me at {email}.
            I live at {address}, so come and see for yourselves.
            I was served by {agent}, who could not help.
            My identity number is {identity}, in case you need it.
            """;

    static final String ROADS =
            """
            Begonia Road
            Tidewatch Avenue
            Surf Street
            Lighthouse Road
            Fishersong Lane
            Coral Street
            Egret Avenue
            College Road
            Shipyard Road
            Banyan Street
            """;

    static final String SHOPS =
            """
            the Tidewatch Avenue store
            the Lighthouse Road store
            the College Road partner store
            the New Harbour store
            the Egret Square flagship store
            """;

    static final String PLANS =
            """
            Enjoy 99
            Open Sea 129
            Youth 39
            Family 199
            Silver 19
            Bundle 159
            """;

    static final String APPLICATIONS =
            """
            short videos
            games
            video meetings
            news pages
            live streams
            maps
            """;

    static final String STORIES =
            """
            data_charge_dispute | Charged beyond the allowance | On {date} I was charged {amount} yuan for extra data, but my mobile data was switched off.
            data_charge_dispute | Background data | My {gigabytes} GB were gone overnight, and another {amount} yuan on top.
            bill_unclear | Unknown item on the bill | My bill of {date} has an item "other", {amount} yuan, and nobody can tell me what it is.
            bill_unclear | Bill and app differ | The app and the paper bill differ by {amount} yuan. Which one is right?
            unsubscribed_charge | Never ordered | I never ordered this service, yet {amount} yuan were taken on {date}.
            unsubscribed_charge | Free trial turned paid | A free trial became {amount} yuan a month without a word.
            roaming_charge | Roaming too expensive | Two days abroad cost me {amount} yuan in roaming, with no warning.
            roaming_charge | Roaming pack not active | I bought a roaming pack before leaving, but was charged the full rate: {amount} yuan.
            prepaid_balance | Suspended with balance left | I still had {amount} yuan, and on {date} my number was suspended.
            prepaid_balance | Top-up missing | I topped up {amount} yuan at {shop}, and after {hours} hours it is still not there.
            late_fee | Unreasonable late fee | I paid {days} days late and you took {amount} yuan as a late fee.
            late_fee | Direct debit failed | Your direct debit failed, my account was covered, and now I pay a late fee of {amount} yuan?
            plan_confusing | Terms hard to understand | The terms of {plan} run to three pages, and I still do not know what happens beyond the allowance.
            plan_confusing | Add-on order unclear | Nobody could explain which pack is used first, so I paid {amount} yuan too much.
            plan_not_as_promised | Not as advertised | {plan} was sold to me as unlimited, but after {gigabytes} GB it is throttled.
            plan_not_as_promised | Cashback not paid | I was promised {amount} yuan back for taking {plan}, and {days} days later nothing has come.
            plan_change_refused | Downgrade refused | I wanted to leave {plan} for a cheaper plan, and was told that the system does not allow it.
            plan_change_refused | New plans only for newcomers | New customers may have {plan}, I may not, after ten years with you.
            allowance_expired | Data expired | I had {gigabytes} GB left, and on {date} they were gone. Why are they not carried over?
            allowance_expired | Gift expired unannounced | The {gigabytes} GB you gave me were valid for {days} days only, and nobody said so.
            contract_terms | Hidden contract term | Nobody told me that {plan} binds me for two years, and now leaving costs {amount} yuan.
            contract_terms | Automatic renewal | My contract was renewed for a year without asking me.
            no_signal | No signal at home | There has been no signal at all on {road} in {city} since {date}.
            no_signal | Signal lost suddenly | Since {date} my phone shows no service, restarting does not help.
            weak_indoor | Weak signal indoors | I live at {address}, and have to stand on the balcony to make a call.
            weak_indoor | No signal in the garage | There is no signal in the garage on {road}, so I cannot even pay.
            dropped_call | Calls drop | My calls drop after {minutes} minutes, several times a day.
            dropped_call | Calls drop on the road | Driving along {road}, my calls drop at the same junction every time.
            slow_data | Slow data | Data is terribly slow near {road} in {city}, {application} do not load.
            slow_data | Throttled within the allowance | I still have {gigabytes} GB, and yet I am throttled.
            congestion | Congested at rush hour | At rush hour near {road} I see full bars, but nothing loads.
            congestion | Crowded beach | At the beach of {city} on {date} nobody could get online.
            high_speed_rail | No data on the train | On the fast train from {city} on {date} I had almost no data.
            high_speed_rail | Calls break on the train | My call broke {days} times on the fast train.
            frequent_disconnect | Broadband keeps dropping | My broadband drops ten times a day, and the modem blinks red.
            frequent_disconnect | Drops when it rains | Whenever it rains on {road}, broadband is gone.
            low_speed | Below the speed I pay for | I pay for {megabits} Mbit/s and do not get half of it.
            low_speed | Slow in the evening | After eight in the evening my {megabits} Mbit/s shrink to a few.
            install_delay | Installation late | I ordered broadband on {date}, and after {days} days nobody has come.
            install_delay | Technician did not come | I took a day off for the technician, {agent} never came and never called.
            repair_delay | Repair late | I reported the fault {hours} hours ago, and nobody has called.
            repair_delay | Repaired again and again | The same fault was repaired three times, it is back after {days} days.
            cannot_unsubscribe | No way to unsubscribe | I cannot find how to cancel a service of {amount} yuan a month, neither in the app nor by SMS.
            cannot_unsubscribe | Charged after unsubscribing | I unsubscribed on {date}, and was charged {amount} yuan again.
            mobile_newspaper | Newspaper will not stop | I cancelled the mobile newspaper three times, it still comes, {amount} yuan a month.
            mobile_newspaper | Newspaper never ordered | Since {date} I get a mobile newspaper that I never ordered.
            content_quality | Poor video content | I pay {amount} yuan for video, and everything worth seeing costs extra.
            content_quality | Playback stutters | As a member I watch {application} that buffer all the time.
            video_call | Video calls not activated | I ordered video calls on {date}, they still do not work.
            video_call | Charged for failed video calls | I was charged {amount} yuan for video calls that never connected.
            handset_setting | Settings unclear | My new phone has no data, and {shop} would not help me with the settings.
            handset_setting | HD voice cannot be switched on | My phone supports HD voice, but I cannot switch it on.
            handset_fault | Contract phone broken | The phone from my contract switches itself off after {days} days, and {shop} sends me to the maker.
            handset_fault | Repair takes too long | My phone has been in repair for {days} days, and there is no spare.
            app_usage | Cannot log in | I cannot log in to your app, the code never comes, I tried for {minutes} minutes.
            app_usage | Payment failed in the app | Topping up {amount} yuan in the app failed, but the money is gone.
            attitude | Rude staff | At {shop} on {date}, {agent} said "can't you read?" and walked away.
            attitude | Agent hung up | I asked about my plan, and {agent} hung up on me.
            wrong_explanation | Different answers | The hotline says yes, {shop} says no, {agent} says wait. Who is right?
            wrong_explanation | Wrong information | {agent} told me that {plan} can be cancelled at any time, which is not true.
            long_wait | Long wait on the hotline | I waited {minutes} minutes on the hotline and nobody answered.
            long_wait | Long queue in the store | I queued for {minutes} minutes at {shop}, with one of three counters open.
            no_callback | No call back | On {date} {agent} promised to call back within a day, that was {days} days ago.
            no_callback | Closed without asking | My complaint was closed, and nobody ever called me.
            process_runaround | Passed around | The hotline sends me to the store, {shop} to the technician, the technician to the hotline.
            process_runaround | Always another document | I have been to {shop} three times, and each time another document is missing.
            activation | Not activated | I took {plan} on {date}, it is still not active, and I paid {amount} yuan the old way.
            activation | New card does not work | My new card from {shop} has not worked for {hours} hours.
            real_name | Registration fails | Registration rejects my photo, I tried for {minutes} minutes, and now my number is blocked.
            real_name | Unknown number in my name | There is a number in my name, {other_phone}, that I never took.
            number_portability | Porting refused | You refuse to let my number go because of a contract that has long ended.
            number_portability | No bank codes after porting | Since I moved to you {days} days ago, no bank code reaches me.
            cancellation | Account closure refused | To close my account I am to travel to where I opened it, which costs more than {amount} yuan.
            cancellation | Balance not returned | I closed my account, and you keep my {amount} yuan.
            points | Points expired | My points were wiped on {date}, without notice.
            points | Gift not delivered | I spent my points on a gift, and {days} days later it has not come.
            spam_sms | Spam | I get a dozen spam messages a day, most from {other_phone}.
            spam_sms | Your own advertising | You send too many advertisements yourselves, several on {date} alone.
            spam_call | Nuisance calls | {other_phone} calls me all day to sell loans, even at night.
            spam_call | Your own sales calls | You call three times a day to sell me {plan}, although I said no.
            """;

    private EnglishPhrases() {}
}
