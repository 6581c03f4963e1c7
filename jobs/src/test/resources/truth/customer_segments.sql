-- Who is in which segment, in words of its own: nothing here reads the catalog's rules.
with
people as (
  select *, tenure_months < 7 as is_new, coalesce(arpu_yuan, monthly_fee_yuan) as spending,
    product_line like 'mobile%' as is_mobile, last_category_id in ('plan_confusing', 'plan_not_as_promised', 'data_charge_dispute',
      'bill_unclear', 'unsubscribed_charge', 'roaming_charge') as minds_tariffs
  from true_customer_features),
judged as (
  select customer_key, region_id, unnest([
    case when is_new and is_urban = true and not (age_years >= 35) and not (data_megabytes_per_month < 8000) then 'A1' end,
    case when is_new and is_urban = false and not (voice_minutes_per_month < 200) and (data_megabytes_per_month is null or data_megabytes_per_month < 5000) then 'A2' end,
    case when is_new and age_years > 16 and age_years < 24 and (product_line = 'mobile_4g' or product_line = 'mobile_5g') then 'A3' end,
    case when is_new and long_distance_share_rate > 0.29999 and not (voice_minutes_per_month < 100) then 'A4' end,
    case when is_new and not (spending < 120) then 'A5' end,
    case when is_new and not (spending >= 30) then 'A6' end,
    case when is_new and product_line = 'broadband' and has_family_group then 'A7' end,
    case when not is_new and not (arpu_yuan < 120) and not (last_overall < 8) then 'B1' end,
    case when not is_new and not (arpu_yuan < 120) and (not (coalesce(last_overall, 10) > 5) or unsatisfied_count_365_days >= 1) then 'B2' end,
    case when not is_new and has_family_group then 'B3' end,
    case when not is_new and not (voice_minutes_per_month < 500) then 'B4' end,
    case when not is_new and not (night_share_rate < 0.35) and not (data_megabytes_per_month < 2000) then 'B5' end,
    case when not is_new and not (video_share_rate < 0.5) and not (data_megabytes_per_month < 5000) then 'B6' end,
    case when not is_new and (coalesce(minds_tariffs, false) or (taken_count_90_days >= 1 and not (last_bill_yuan > monthly_fee_yuan * 1.02))) then 'B7' end,
    case when not is_new and taken_count_90_days >= 1 and 2 * taken_count_90_days >= offer_count_90_days then 'B8' end,
    case when not is_new and complaint_count_365_days > 1 and not (reasonable_rate < 0.5) then 'B9' end,
    case when not is_new and state = 'active' and greatest(complaint_count_365_days, contact_count_90_days, response_count_365_days) = 0 then 'B10' end,
    case when not (bill_to_median_ratio > 0.7) then 'C1' end,
    case when not (voice_change_rate > -0.3) and not (data_change_rate >= 0) and active_day_count >= 1 and is_mobile then 'C2' end,
    case when contract_end_date >= date '${date}' and contract_end_date <= date '${date}' + 60 then 'C3' end,
    case when complaint_count_90_days > 1 then 'C4' end,
    case when state = 'suspended' or state = 'in_arrears' then 'C5' end,
    case when last_active_date <= date '${date}' - 30 then 'C6' end,
    case when leaving_enquiry_count_90_days >= 1 then 'C7' end]) as segment_id
  from people)
select customer_key, segment_id, region_id from judged where segment_id is not null
