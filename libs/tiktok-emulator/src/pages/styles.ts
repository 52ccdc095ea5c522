export const styles = `body{font-family:system-ui;max-width:40rem;margin:2rem auto}`;
