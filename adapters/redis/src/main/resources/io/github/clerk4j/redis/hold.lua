-- Starts a hold, or extends it; the later end counts.
--
-- KEYS: the hold
-- ARGV: its length in microseconds

local time = redis.call('TIME')
local ends = tonumber(time[1]) * 1000000 + tonumber(time[2]) + tonumber(ARGV[1])
if ends > tonumber(redis.call('GET', KEYS[1]) or 0) then
  redis.call('SET', KEYS[1], string.format('%.0f', ends),
    'PX', string.format('%.0f', math.ceil(tonumber(ARGV[1]) / 1000) + 1))
end
return 'OK'
