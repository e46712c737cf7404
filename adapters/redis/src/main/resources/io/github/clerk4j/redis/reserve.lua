-- Takes a slot for one request, and returns the microseconds to wait before it is sent.
--
-- KEYS: the hold on all requests, the hold on those of the bucket, the open slots, the kept slots,
--       the slots of the bucket
-- ARGV: the longest wait in microseconds, then for each of the three kinds of slots their number
--       (0 if there are none) and the microseconds in which a used slot is not free
--
-- Slots are a sorted set: the number of a slot, scored with the time of its latest use. Once all
-- have been used, requests that wait are spaced evenly, so that they do not come in bursts.

local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000000 + tonumber(time[2])

local function text(number)
  return string.format('%.0f', number)
end

-- Returns the slot that is free first, with the time at which it is.
local function first_free(i)
  local key, count, period = KEYS[2 + i], tonumber(ARGV[2 * i]), tonumber(ARGV[2 * i + 1])
  local used = redis.call('ZCARD', key)
  if used < count then
    return { key = key, period = period, number = text(used), free = 0 }
  end
  local oldest = redis.call('ZRANGE', key, 0, 0, 'WITHSCORES')
  local paced = tonumber(redis.call('GET', key .. ':paced') or 0) + period / count
  local free = math.max(tonumber(oldest[2]) + period, paced)
  return { key = key, period = period, number = oldest[1], free = free }
end

local at = now
for i = 1, 2 do
  at = math.max(at, tonumber(redis.call('GET', KEYS[i]) or 0))
end

local slot = first_free(1)
if slot.free > at and tonumber(ARGV[4]) > 0 then
  local kept = first_free(2)
  if kept.free < slot.free then
    slot = kept
  end
end
at = math.max(at, slot.free)

local taken = { slot }
if tonumber(ARGV[6]) > 0 then
  taken[2] = first_free(3)
  at = math.max(at, taken[2].free)
end

local wait = at - now
if wait <= tonumber(ARGV[1]) then
  for _, each in ipairs(taken) do
    redis.call('ZADD', each.key, text(at), each.number)
    local kept_for = text(math.ceil((wait + each.period) / 1000))
    redis.call('PEXPIRE', each.key, kept_for)
    if each.free > now then
      redis.call('SET', each.key .. ':paced', text(each.free), 'PX', kept_for)
    end
  end
end
return text(wait)
