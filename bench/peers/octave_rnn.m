% GNU Octave in the style of a course report: one-hot matrices, a struct of parameters, a loop over its fields; float64.
1;

function [loss, grads, h] = gradients(rnn, X, Y, h0)
  T = columns(X);
  H = [h0, zeros(rows(h0), T)];
  for t = 1:T
    H(:, t+1) = tanh(rnn.W*H(:, t) + rnn.U*X(:, t) + rnn.b);
  end
  O = rnn.V*H(:, 2:end) + rnn.c;
  E = exp(O - max(O));
  P = E ./ sum(E);
  loss = -sum(log(sum(Y .* P)));

  G = P - Y;
  dH = rnn.V'*G;
  dA = zeros(size(dH));
  dA(:, T) = dH(:, T) .* (1 - H(:, T+1).^2);
  for t = T-1:-1:1
    dA(:, t) = (dH(:, t) + rnn.W'*dA(:, t+1)) .* (1 - H(:, t+1).^2);
  end
  grads = struct('U', dA*X', 'W', dA*H(:, 1:T)', 'V', G*H(:, 2:end)', 'b', sum(dA, 2), 'c', sum(G, 2));
  h = H(:, end);
end

function values = read_binary(folder, name, type)
  file = fopen(fullfile(folder, name), 'r', 'ieee-le');
  values = fread(file, Inf, [type '=>double']);
  fclose(file);
end

% fgetl would wait for the first character of the next line, which comes only after the answer.
function line = read_line()
  line = '';
  do
    character = fread(stdin, 1, 'uint8=>char')';
    line = [line, character];
  until isempty(character) || character == "\n"
end

function state = start(folder)
  shape = load('-ascii', fullfile(folder, 'shape.txt'));
  m = shape(1); K = shape(2); state.T = shape(3); state.eta = shape(4);
  state.text = read_binary(folder, 'text.i32', 'int32')' + 1;
  w = mat2cell(read_binary(folder, 'weights.f64', 'float64'), [m*K, m*m, K*m, m, K], 1);
  state.rnn = struct('U', reshape(w{1}, K, m)', 'W', reshape(w{2}, m, m)', 'V', reshape(w{3}, m, K)', 'b', w{4}, 'c', w{5});
  for field = fieldnames(state.rnn)'
    state.memory.(field{1}) = zeros(size(state.rnn.(field{1})));
  end
  state.one_hot = eye(K);
  state.h = zeros(m, 1);
  state.position = 0;
end

function [loss, state] = update(state)
  T = state.T;
  if state.position + T + 1 > numel(state.text)
    state.position = 0;
    state.h(:) = 0;
  end
  at = state.position + (1:T);
  X = state.one_hot(:, state.text(at));
  Y = state.one_hot(:, state.text(at + 1));
  [loss, grads, state.h] = gradients(state.rnn, X, Y, state.h);
  for field = fieldnames(grads)'
    name = field{1};
    g = max(min(grads.(name), 5), -5);
    state.memory.(name) += g.^2;
    state.rnn.(name) -= state.eta*g ./ sqrt(state.memory.(name) + 1e-8);
  end
  state.position += T;
end

arguments = argv();
state = start(arguments{end});
printf('octave %s, float64\n', version());
for n = 1:100
  [loss, state] = update(state);
  printf('%.17g\n', loss);
end
fflush(stdout);
while ! isempty(line = read_line())
  updates = sscanf(line, 'run %d');
  started = tic;
  for n = 1:updates
    [loss, state] = update(state);
  end
  printf('%.3f\n', toc(started)*1e6);
  fflush(stdout);
end
