-- Takes a slot for one request. Returns the microseconds to wait before it is sent, and those that
-- are left of the hold on all requests and of the hold on those of the bucket.
--
-- KEYS: the hold on all requests, the hold on those of the bucket, the open slots, the kept slots,
--       the slots of the bucket
-- ARGV: the longest wait in microseconds, then for each of the three kinds of slots their number
--       (0 if there are none) and the microseconds in which a used slot is not free
--
-- Slots are a sorted set: the number of a slot, scored with the time of its latest use. Requests
-- that wait for a slot or a hold are spaced evenly, so that they do not come in bursts.

local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000000 + tonumber(time[2])

local function text(number)
  return string.format('%.0f', number)
end

-- Returns the slot that is free first, with the time at which it can be used.
local function first_free(i)
  local key, count, period = KEYS[2 + i], tonumber(ARGV[2 * i]), tonumber(ARGV[2 * i + 1])
  local slot = { key = key, period = period, free = 0 }
  local used = redis.call('ZCARD', key)
  if used < count then
    slot.number = text(used)
  else
    local oldest = redis.call('ZRANGE', key, 0, 0, 'WITHSCORES')
    slot.number = oldest[1]
    slot.free = tonumber(oldest[2]) + period
  end
  local paced = redis.call('GET', key .. ':paced')
  if paced then
    slot.free = math.max(slot.free, tonumber(paced) + period / count)
  end
  return slot
end

-- After a hold, the requests of each lane are spaced on their own.
local lane = tonumber(ARGV[4]) > 0 and ':paced:interactive' or ':paced:batch'
local spacing = tonumber(ARGV[3]) / (tonumber(ARGV[2]) + tonumber(ARGV[4]))
local held, turn, at = {}, {}, now
for i = 1, 2 do
  held[i] = math.max(now, tonumber(redis.call('GET', KEYS[i]) or 0))
  if held[i] > now then
    turn[i] = math.max(held[i], tonumber(redis.call('GET', KEYS[i] .. lane) or 0) + spacing)
    at = math.max(at, turn[i])
  end
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
    local kept_for = math.ceil((wait + each.period) / 1000)
    kept_for = text(math.max(kept_for, redis.call('PTTL', each.key)))
    redis.call('PEXPIRE', each.key, kept_for)
    if each.free > now then
      redis.call('SET', each.key .. ':paced', text(each.free), 'PX', kept_for)
    end
  end
  for i = 1, 2 do
    if turn[i] then
      redis.call('SET', KEYS[i] .. lane, text(turn[i]), 'PX', text(math.ceil((turn[i] - now) / 1000) + 1))
    end
  end
end
return text(wait) .. ' ' .. text(held[1] - now) .. ' ' .. text(held[2] - now)
