-- The operator's files as they landed, each row in its newest state. Nothing here knows of bronze or silver.
create view key_of as select customer_id, customer_key from read_csv('${keys}', header = true, all_varchar = true);

create view complaint as
select * replace (received_at::timestamp as received_at, updated_at::timestamp as updated_at, resolved_at::timestamp as resolved_at,
                  is_satisfied::boolean as is_satisfied, refund_yuan::double as refund_yuan),
       escalation <> 'none' as is_escalated, received_at::timestamp::date as received_date
from read_csv('${landing}/complaints/*.csv', header = true, all_varchar = true, union_by_name = true)
qualify row_number() over (partition by complaint_id order by updated_at::timestamp desc) = 1;

create view complaint_event as
select distinct event_id, complaint_id, event, happened_at::timestamp as happened_at
from read_csv('${landing}/complaint_events/*.csv', header = true, all_varchar = true, union_by_name = true);

create view category as select * from read_csv('${catalog}/categories.csv', header = true, all_varchar = true);

-- who a customer was, from one change to the next
create view customer_state as
select * replace (changed_at::timestamp as changed_at, birth_date::date as birth_date, activated_date::date as activated_date,
                  left_date::date as left_date, contract_end_date::date as contract_end_date, points::bigint as points,
                  points_expire_date::date as points_expire_date, monthly_fee_yuan::double as monthly_fee_yuan,
                  is_prepaid::boolean as is_prepaid, is_real_name::boolean as is_real_name),
       lead(changed_at::timestamp) over (partition by customer_id order by changed_at::timestamp) as until
from read_csv('${landing}/customers/*.csv', header = true, all_varchar = true, union_by_name = true);

create view bill as
select customer_id, bill_month::date as bill_month, total_yuan::double as total_yuan, coalesce(video_yuan::double, 0) as video_yuan,
       coalesce(value_added_yuan::double, 0) as value_added_yuan, data_yuan::double as data_yuan, roaming_yuan::double as roaming_yuan,
       due_date::date as due_date, paid_at::timestamp as paid_at
from read_csv('${landing}/bills/*.csv', header = true, all_varchar = true, union_by_name = true)
qualify row_number() over (partition by bill_id order by updated_at::timestamp desc) = 1;

create view usage_day as
select customer_id, usage_date::date as usage_date, voice_minutes::double as voice, long_distance_minutes::double as long_distance,
       call_count::bigint as calls, failed_call_count::bigint as failed_calls, sms_count::bigint as messages,
       data_megabytes::double as data, video_megabytes::double as video, night_megabytes::double as night,
       roaming_minutes::double as roaming_voice, roaming_megabytes::double as roaming, online_minutes::double as online
from read_csv('${landing}/usage/*.csv', header = true, all_varchar = true, union_by_name = true)
qualify row_number() over (partition by customer_id, usage_date order by recorded_at::timestamp desc) = 1;

create view usage_month as
select customer_id, date_trunc('month', usage_date)::date as usage_month, sum(voice) as voice, sum(long_distance) as long_distance, sum(calls) as calls,
       sum(failed_calls) as failed_calls, sum(data) as data, sum(video) as video, sum(night) as night, sum(roaming) as roaming, sum(online) as online,
       count(*) filter (is_used) as active_days, max(usage_date) filter (is_used) as last_active_date
from (select *, greatest(voice, long_distance, calls, failed_calls, messages, data, video, night, roaming_voice, roaming, online) > 0 as is_used from usage_day)
group by all;

create view contact as
select contact_id, customer_id, contacted_at::date as contacted_date, channel, direction, purpose, topic, is_solved, campaign
from read_json('${landing}/contacts/*.jsonl', format = 'newline_delimited', columns = {contact_id: 'varchar', customer_id: 'varchar',
  contacted_at: 'timestamp', channel: 'varchar', direction: 'varchar', purpose: 'varchar', topic: 'varchar', is_solved: 'boolean', campaign: 'varchar'});

create view response as
select response_id, customer_id, answered_at::timestamp as answered_at, max(overall)::double as overall, max(recommend)::double as recommend
from read_csv('${landing}/surveys/*.csv', header = true, all_varchar = true, union_by_name = true)
where coalesce(customer_id, '') <> '' group by all;

create view delivery as
select customer_id, offered_at::timestamp::date as offered_date, is_control::boolean as is_control, is_taken::boolean as is_taken, is_used::boolean as is_used
from read_csv('${landing}/service_deliveries/*.csv', header = true, all_varchar = true, union_by_name = true)
qualify row_number() over (partition by delivery_id order by updated_at::timestamp desc) = 1;

create view consent as
select customer_id, purpose, is_given::boolean as is_given
from read_csv('${landing}/consents/*.csv', header = true, all_varchar = true, union_by_name = true)
qualify row_number() over (partition by customer_id, purpose, channel order by decided_at::timestamp desc) = 1;

-- whole months from one day to another; from one month's last day to another's is whole too
create macro whole_months(later, earlier) as
  (year(later) - year(earlier)) * 12 + month(later) - month(earlier)
    - case when day(later) >= day(earlier) or (last_day(later) = later and last_day(earlier) = earlier) then 0 else 1 end;

create view disturbance as
select kind, region, began_at::timestamp::date as began_date
from read_json('${landing}/network_events/*.jsonl', format = 'newline_delimited', union_by_name = true)
qualify row_number() over (partition by event_id order by updated_at::timestamp desc) = 1;

create view notice as
select distinct notice_id, kind, region, begins_at::timestamp::date as begins_date, sent_at::timestamp::date as sent_date
from read_csv('${landing}/notices/*.csv', header = true, all_varchar = true, union_by_name = true);

create view plan as
select id as plan, product_line, monthly_fee_yuan::double as fee, coalesce(voice_allowance_minutes::double, 0) as voice_allowance,
       coalesce(data_allowance_megabytes::double, 0) as data_allowance, coalesce(voice_yuan_per_minute::double, 0) as voice_price,
       coalesce(data_yuan_per_gigabyte::double, 0) / 1024 as data_price
from read_csv('${catalog}/plans.csv', header = true, all_varchar = true);

create view holiday as select date::date as day from read_csv('${catalog}/holidays.csv', header = true, all_varchar = true) where kind = 'public_holiday';
