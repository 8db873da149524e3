-- Sends the bodies of a file, one a line, from a given line on and over again. Where a body holds the mark, each request gets
-- a text of its own there, of the same length. An answer that is not 200 or holds errors is counted, and the first is kept.
--
--   wrk … -s load.lua URL -- <file> <first line> <text before each number> [<name of a header> <its value>]

local mark = string.rep('@', 24)
local threads = {}
local requests = {}
local at = 0
local unique = ''
local number = 0
bad = 0
first_bad = ''

function setup(thread)
  table.insert(threads, thread)
end

function init(args)
  local file, start = args[1], tonumber(args[2])
  unique = args[3]
  local headers = { ['content-type'] = 'application/json', ['accept'] = 'application/json' }
  if args[4] then headers[args[4]] = args[5] end
  for line in io.lines(file) do
    local request = wrk.format('POST', wrk.path, headers, line)
    local from, to = request:find(mark, 1, true)
    if from then
      table.insert(requests, { request:sub(1, from - 1), request:sub(to + 1) })
    else
      table.insert(requests, request)
    end
  end
  at = start % #requests
end

function request()
  at = at % #requests + 1
  local chosen = requests[at]
  if type(chosen) == 'string' then return chosen end
  number = number + 1
  return chosen[1] .. unique .. string.format('%0' .. (24 - #unique) .. 'd', number) .. chosen[2]
end

function response(status, headers, body)
  if status ~= 200 or body:find('"errors"', 1, true) then
    bad = bad + 1
    if first_bad == '' then first_bad = status .. ' ' .. body:sub(1, 500) end
  end
end

function done(summary, latency)
  local failed, told = 0, ''
  for _, thread in ipairs(threads) do
    failed = failed + thread:get('bad')
    if told == '' then told = thread:get('first_bad') end
  end
  local errors = summary.errors
  io.write(string.format('\nMEASURED %d %d %d %d %d %d\n', summary.requests, summary.duration, latency:percentile(50),
    latency:percentile(99), failed, errors.connect + errors.read + errors.write + errors.timeout))
  io.write('FIRST BAD ' .. told .. '\n')
end
