# Completion of charrnn for fish. In ~/.config/fish/config.fish: charrnn completion fish | source
function __charrnn_complete
    set -l line (commandline --cut-at-cursor --current-process | string collect)
    set -l words (commandline --tokenize --cut-at-cursor --current-process)
    $words[1] "[suggest:"(string length -- "$line")"]" "$line" 2>/dev/null
end
complete --command charrnn --arguments '(__charrnn_complete)'
