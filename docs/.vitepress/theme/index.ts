// The default theme with the system's own fonts: nothing is downloaded, and Chinese looks as it does everywhere else.
import DefaultTheme from 'vitepress/theme-without-fonts';
import './style.css';

export default DefaultTheme;
